import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { foundCompany } from '../support/company.ts'
import { enrolDesk } from '../support/desk.ts'
import { type OfficeProcess, startOfficeProcess } from '../support/officeProcess.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'konvwa-office-'))
  await chmod(folder, 0o755)
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** The program itself, with a PostgreSQL of its own. */
const run = (): Promise<OfficeProcess> => startOfficeProcess({ DATABASE_URL: '' }, ['--data', folder])

test('head office starts with nothing but a folder, survives kill -9 with all it said yes to, and ends when asked', async () => {
  const first = await run()
  expect(first.code).toMatch(/^[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}$/)
  const desk = await enrolDesk(first.url, { code: first.code ?? '' })
  await foundCompany(desk)
  expect((await desk.sync()).verdicts.map(each => each.verdict)).toEqual(Array.from({ length: 4 }, () => 'accepted'))
  await first.end('SIGKILL')

  const second = await run()
  expect(second.code).toBeNull()
  const again = await (await fetch(`${second.url}/health`)).json()
  expect(again).toEqual({ healthy: true, database: 'answers', migrations: 'current', draining: false })
  desk.moveTo(second.url)
  expect((await desk.sync({ frames: desk.allFrames() })).verdicts).toHaveLength(4)
  expect(await second.end('SIGTERM')).toBe(0)
  await expect(fetch(`${second.url}/health`)).rejects.toThrow()
  expect((await stat(join(folder, 'postgres-password'))).mode & 0o777).toBe(0o600)
}, 120_000)

test('a port that is no port is said in plain words', async () => {
  const child = spawn(process.execPath, ['headoffice/main.ts', '--port', 'seven', '--data', folder], {
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let text = ''
  child.stderr.on('data', chunk => {
    text += String(chunk)
  })
  const [code] = await once(child, 'exit')
  expect([code, text]).toEqual([1, 'Head office did not start. seven is no port.\n'])
})
