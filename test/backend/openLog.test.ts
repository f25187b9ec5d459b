import { existsSync, mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { StoreProblem } from '../../db/problem.ts'
import { openLog } from '../../electron/openLog.ts'
import { temporaryFolder } from '../support/temporaryStore.ts'

const now = Date.UTC(2026, 10, 17)

const logFolder = (): string => path.join(temporaryFolder(), 'logs')

const written = (folder: string): string =>
  readdirSync(folder)
    .map(name => readFileSync(path.join(folder, name), 'utf8'))
    .join('')

test('an error is written with where it happened, and without what it quotes', async () => {
  const folder = logFolder()
  const log = openLog(folder, now)
  const typed = thrownBy(() => JSON.parse('mirlande kafe nwa'))

  log.error('call failed', { call: 'orders.save', error: new Error('telefòn 3712 0000', { cause: typed }) })
  log.error('start failed', { error: new StoreProblem('disk-full', 'SQLITE_FULL: database or disk is full') })
  log.error('odd', { error: 'mirlande' })
  log.info('synced', Object.assign({ count: 3 }, { customer: 'mirlande' }))
  await log.close()

  const text = written(folder)
  expect(text).toContain('"call":"orders.save"')
  expect(text).toContain('openLog.test.ts')
  expect(text).toContain('"name":"SyntaxError"')
  expect(text).toContain('"code":"disk-full"')
  expect(text).toContain('"count":3')
  expect(text).not.toMatch(/mirlande|3712|kafe/)
})

test('what is older than two weeks goes at the next start', async () => {
  const folder = logFolder()
  mkdirSync(folder)
  for (const [name, days] of [
    ['konvwa.1.log', 15],
    ['konvwa.2.log', 13],
  ] as const) {
    writeFileSync(path.join(folder, name), '{}\n')
    const at = (now - days * 86_400_000) / 1000
    utimesSync(path.join(folder, name), at, at)
  }

  await openLog(folder, now).close()

  expect(existsSync(path.join(folder, 'konvwa.1.log'))).toBe(false)
  expect(existsSync(path.join(folder, 'konvwa.2.log'))).toBe(true)
})

test('where there is nowhere to write, the work goes on without a log', async () => {
  const folder = logFolder()
  writeFileSync(folder, 'a file in its place')
  const log = openLog(folder, now)

  log.error('call failed', { error: new Error('x') })
  await log.close()

  expect(readFileSync(folder, 'utf8')).toBe('a file in its place')
})

function thrownBy(work: () => unknown): unknown {
  try {
    return work()
  } catch (error) {
    return error
  }
}
