import {
  chmodSync,
  closeSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import path from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, expect, onTestFinished, test } from 'vitest'
import { contentSecurityPolicy } from '../../shared/kernel/csp.ts'
import { languages } from '../../shared/kernel/locale.ts'
import { type StartProblem, startProblems } from '../../shared/start/problem.ts'
import { startWords } from '../../shared/start/words.ts'
import { type Backend, startBackend } from '../support/backend.ts'
import { openDesk } from '../support/openDesk.ts'
import { openSmallDisk } from '../support/smallDisk.ts'
import { temporaryFolder } from '../support/temporaryStore.ts'

const disk = openSmallDisk(4)
afterAll(() => disk?.remove())

const start = async (data: string, uid?: number): Promise<Backend> => {
  const backend = await startBackend({ data, ...(uid === undefined ? {} : { uid }) })
  onTestFinished(() => backend.kill())
  return backend
}

/** A folder that was worked in and closed in order. */
async function usedFolder(): Promise<string> {
  const data = temporaryFolder()
  const desk = await openDesk({ folder: data })
  await desk.close()
  return data
}

/** The page says it in three languages with what can be done, the terminal in one, and no call is answered. */
async function expectProblem(data: string, problem: StartProblem, uid?: number): Promise<void> {
  const backend = await start(data, uid)
  expect(backend.url).toBe(`${backend.origin}/`)
  const answer = await fetch(backend.url)
  const page = await answer.text()

  expect(answer.status).toBe(503)
  for (const language of languages) {
    const { title, problem: said } = startWords[language]
    for (const sentence of [title, said[problem].what, said[problem].remedy]) expect(page).toContain(asHtml(sentence))
  }
  expect(page).toContain(data)
  expect(backend.errors()).toContain(startWords.en.problem[problem].remedy)
  const nonce = /nonce="([^"]+)"/.exec(page)?.[1] ?? ''
  expect(answer.headers.get('content-security-policy')).toBe(contentSecurityPolicy(nonce))
  expect((await fetch(`${backend.url}door/call/auth/state`, { method: 'POST', body: '{}' })).status).toBe(405)
  expect(await backend.stop()).toBe(0)
}

const asHtml = (text: string): string => text.replace(/[&<>"']/g, character => `&#${character.codePointAt(0)};`)

test('books of a newer version are refused and stay as they were', async () => {
  const data = await usedFolder()
  const file = path.join(data, 'konvwa.db')
  const database = new Database(file)
  database.pragma('user_version = 999990')
  database.close()
  const before = readFileSync(file)

  await expectProblem(data, 'newer-version')

  expect(readFileSync(file).equals(before)).toBe(true)
})

test('a damaged file is said to be damaged, and stays as it was', async () => {
  const data = await usedFolder()
  const file = path.join(data, 'konvwa.db')
  const handle = openSync(file, 'r+')
  for (let page = 1; page < statSync(file).size / 4096; page += 1)
    writeSync(handle, Buffer.alloc(4096, 0xa5), 0, 4096, page * 4096)
  closeSync(handle)
  const before = readFileSync(file)

  await expectProblem(data, 'damaged')

  expect(readFileSync(file).equals(before)).toBe(true)
})

test('a file that is gone is missed: no empty books begin in its place', async () => {
  const data = await usedFolder()
  rmSync(path.join(data, 'konvwa.db'))

  await expectProblem(data, 'missing')
})

test('somebody else’s file in that place is left alone', async () => {
  const data = await usedFolder()
  writeFileSync(path.join(data, 'konvwa.db'), 'Dear diary, '.repeat(1000))

  await expectProblem(data, 'not-a-database')

  expect(readFileSync(path.join(data, 'konvwa.db'), 'utf8')).toMatch(/^Dear diary/)
})

test('books that are open already are not opened twice, and the first is not disturbed', async () => {
  const data = await usedFolder()
  const first = await start(data)

  await expectProblem(data, 'in-use')

  expect((await fetch(`${first.origin}/`)).status).not.toBe(503)
  expect(await first.stop()).toBe(0)
})

test('an identity that cannot be read is not replaced by a new one', async () => {
  const data = await usedFolder()
  const file = path.join(data, 'identity', 'identity.json')
  writeFileSync(file, '{"version":1')

  await expectProblem(data, 'identity-unreadable')

  expect(readFileSync(file, 'utf8')).toBe('{"version":1')
})

test('a file in the place of the folder is said to be one', async () => {
  const data = path.join(temporaryFolder(), 'books')
  writeFileSync(data, '')

  await expectProblem(data, 'not-a-folder')
})

test.skipIf(process.getuid?.() !== 0)('a folder where the account may not write is said to be one', async () => {
  const data = temporaryFolder()
  chmodSync(data, 0o755)
  mkdirSync(path.join(data, 'books'), { mode: 0o555 })

  await expectProblem(path.join(data, 'books'), 'read-only', 65_534)
})

test.skipIf(disk === null)('a full disk is said to be full', async () => {
  const folder = path.join(disk?.folder ?? '', 'full')
  mkdirSync(folder)
  const empty = disk?.fill()

  await expectProblem(path.join(folder, 'books'), 'disk-full')

  empty?.()
})

test.skipIf(disk === null)('a disk that can only be read is said to be one', async () => {
  disk?.readOnly()

  await expectProblem(path.join(disk?.folder ?? '', 'books'), 'read-only')
})

test('every problem has its sentences in every language, and no two share one', () => {
  for (const language of languages) {
    const said = startProblems.map(problem => startWords[language].problem[problem])
    expect(new Set(said.map(({ what }) => what)).size).toBe(startProblems.length)
    expect(said.every(({ what, remedy }) => what.length > 20 && remedy.length > 20)).toBe(true)
  }
})
