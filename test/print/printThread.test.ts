import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { mostRows } from '../../electron/print/paper.ts'
import { rendered } from '../../electron/print/render.ts'
import { openPrinter, type PrinterOptions } from '../../electron/workers/printThread.ts'
import { orderOfLines, paperTask } from '../support/papers.ts'

const task = (lines: number) => paperTask({ document: 'order', order: orderOfLines(lines) }, 'a5', 'ht')

function printer(options: PrinterOptions = {}) {
  const opened = openPrinter(options)
  onTestFinished(opened.close)
  return opened
}

/** A thread of our own making, to see what happens when one goes wrong. */
function threadThat(does: string): URL {
  const folder = mkdtempSync(path.join(tmpdir(), 'konvwa-thread-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const file = path.join(folder, 'thread.mjs')
  writeFileSync(
    file,
    `import { parentPort } from 'node:worker_threads'\nparentPort.on('message', task => { ${does} })\n`,
  )
  return pathToFileURL(file)
}

test('the thread makes the same bytes as the one who asks would make', async () => {
  const made = await printer().make(task(5))
  expect(Buffer.from(made.pdf).equals(Buffer.from((await rendered(task(5))).pdf))).toBe(true)
  expect(made.pages).toBe(1)
})

test('a paper that is given up stops, and the next one is made', async () => {
  const { make } = printer()
  const giveUp = new AbortController()
  const given = make(task(120), giveUp.signal)
  const next = make(task(3))
  giveUp.abort()
  await expect(given).rejects.toMatchObject({ name: 'PaperCancelled' })
  expect((await next).pages).toBe(1)
})

test('more rows than a document may hold are refused before anything is made', async () => {
  const rows = Array.from({ length: mostRows + 1 }, (_, index) => [`C-${index}`])
  const paper = { document: 'table', table: { title: 'Kliyan', under: [], columns: [{ title: 'Kòd' }], rows } } as const
  const thread = threadThat('throw new Error("nobody should ask")')
  await expect(printer({ thread }).make(paperTask(paper, 'a4', 'ht'))).rejects.toMatchObject({ name: 'PaperTooLong' })
})

test.each([
  ['falls over', 'throw new Error("no type")'],
  ['ends', 'process.exit(3)'],
  ['says that it cannot', 'parentPort.postMessage({ failed: "no type" })'],
])('a thread that %s is a failed paper, and the program goes on', async (_how, does) => {
  const { make } = printer({ thread: threadThat(does) })
  await expect(make(task(3))).rejects.toMatchObject({ name: 'PaperFailed' })
  await expect(make(task(3))).rejects.toMatchObject({ name: 'PaperFailed' })
})

test('a thread that never answers is not waited for for ever', async () => {
  const { make } = printer({ thread: threadThat('void task'), patience: 50 })
  await expect(make(task(3))).rejects.toThrow('it took too long')
})

/** Says as its pages how many papers it has made. */
const counting = () =>
  threadThat(
    'globalThis.made = (globalThis.made ?? 0) + 1; parentPort.postMessage({ rendered: { pdf: new Uint8Array(), pages: globalThis.made, title: "" } })',
  )

test('a thread is kept for the next paper', async () => {
  const { make } = printer({ thread: counting() })
  expect([(await make(task(3))).pages, (await make(task(3))).pages]).toEqual([1, 2])
})

test('a thread that had no work for a while is let go, and the next paper starts another', async () => {
  const { make } = printer({ thread: counting(), idle: 1 })
  await make(task(3))
  await make(task(3))
  await expect.poll(async () => (await make(task(3))).pages, { interval: 20 }).toBe(1)
})
