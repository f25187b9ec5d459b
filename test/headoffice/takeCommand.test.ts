import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { ht } from '../../headoffice/words/ht.ts'
import { filled } from '../../headoffice/words/words.ts'
import { files as words } from '../../shared/words/ht/files.ts'
import { type City, type CityDesk, openCity } from '../support/city.ts'
import { fileOf } from '../support/officeFiles.ts'
import { takeOrders } from '../support/takeOrders.ts'

// Each command is a process of its own.
vi.setConfig({ testTimeout: 180_000 })

let city: City
let desk: CityDesk
let folder: string

beforeAll(async () => {
  city = await openCity()
  desk = await city.addDesk({ partBytes: 200 })
  desk.link.set({ down: true })
  folder = mkdtempSync(path.join(tmpdir(), 'konvwa-stick-'))
})
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true })
  await city.close()
})

async function run(...parameters: string[]): Promise<{ code: number; said: string; wrong: string }> {
  const child = spawn(process.execPath, ['headoffice/main.ts', ...parameters], {
    env: { ...process.env, DATABASE_URL: city.office.databaseUrl, LC_ALL: 'ht_HT.UTF-8' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let [said, wrong] = ['', '']
  child.stdout.on('data', chunk => {
    said += String(chunk)
  })
  child.stderr.on('data', chunk => {
    wrong += String(chunk)
  })
  const [code] = await once(child, 'close')
  return { code: Number(code), said, wrong }
}

test('a folder of files is taken in while head office runs, each answer lies beside its file, and the same again gives the same', async () => {
  const order = {
    company: city.company,
    customer: city.customer,
    person: city.clerk.cap,
    depot: city.company.depot,
    depotCode: 'CAP',
  }
  await takeOrders(desk, order, 3)
  const { bundle, parts } = await fileOf(desk)
  expect(parts.length).toBeGreaterThanOrEqual(2)
  const [first = new Uint8Array(), ...others] = parts
  const last = others.at(-1) ?? new Uint8Array()
  writeFileSync(path.join(folder, 'b.konvwa'), first)
  const half = await run('take', path.join(folder, 'b.konvwa'))
  const missing = others.map((_, place) => place + 2).join(', ')
  const waits = filled(ht.files.missing, { file: 'b.konvwa', part: 1, parts: parts.length, missing })
  expect(half).toEqual({ code: 3, said: `${waits}\n`, wrong: '' })

  for (const [place, part] of others.entries())
    writeFileSync(path.join(folder, part === last ? 'a.konvwa' : `z${place}.konvwa`), part)
  writeFileSync(path.join(folder, 'notes.txt'), 'no file of ours, and not looked at')
  const { code, said } = await run('take', folder)
  const answers = readdirSync(folder).filter(name => name.includes('answer'))
  expect(code).toBe(0)
  const told = { file: 'a.konvwa', name: 'Desk 2', changes: 3, refused: 0, answer: answers.toSorted().join(', ') }
  expect(said).toContain(filled(ht.files.takenBeside, told))
  const bytes = answers.map(name => readFileSync(path.join(folder, name)))

  writeFileSync(path.join(folder, 'c.konvwa'), last.subarray(0, -1))
  const again = await run('take', folder)
  expect(again.code).toBe(2)
  expect(again.said).toContain(filled(ht.files.refused, { file: 'c.konvwa', why: words.refused['cut-short'] }))
  expect(again.said).toContain(filled(ht.files.againBeside, { file: 'a.konvwa', answer: told.answer }))
  expect(answers.map(name => readFileSync(path.join(folder, name)))).toEqual(bytes)
  expect(await city.office.ask('SELECT 1 FROM file_taken WHERE bundle = $1', [bundle])).toHaveLength(1)

  let answered = 0
  for (const answer of bytes) {
    const brought = await desk.sync.files.take(answer, () => {})
    if (brought.state === 'taken') answered = brought.answered
  }
  expect(answered).toBe(3)
  expect(await city.differences(desk)).toEqual([])
})

test('what is not there, and a command that is none, end with 1 and a sentence', async () => {
  const gone = path.join(folder, 'gone.konvwa')
  expect(await run('take', gone)).toEqual({
    code: 1,
    said: `${filled(ht.files.cannotRead, { file: gone })}\n`,
    wrong: '',
  })
  expect(await run('takes')).toMatchObject({ code: 1, said: '', wrong: expect.stringContaining('takes is no command') })
})
