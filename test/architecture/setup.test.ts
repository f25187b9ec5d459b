import { readFileSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { lockCovers } from '../../build/lockCoverage.mjs'
import { playwrightCounts, vitestCounts } from '../../build/testReports.mjs'
import { programFiles, root } from '../support/sources.ts'

const lock = {
  packages: {
    '': {},
    'node_modules/compiled': {
      optionalDependencies: {
        '@compiled/linux-x64-gnu': '1',
        '@compiled/linux-x64-musl': '1',
        '@compiled/win32-x64': '1',
      },
    },
    'node_modules/@compiled/linux-x64-gnu': {},
  },
}

test('a lock file covers a platform when each compiled package has a piece for it', () => {
  expect(lockCovers(lock, 'linux', 'x64')).toBe(true)
  expect(lockCovers(lock, 'win32', 'x64')).toBe(false)
})

test('a package without a piece for a platform anywhere does not stand in the way', () => {
  expect(lockCovers(lock, 'freebsd', 'x64')).toBe(true)
})

test('our own lock file covers the platform that the tests run on', () => {
  const ours = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8'))
  expect(lockCovers(ours, 'linux', 'x64')).toBe(true)
})

test('what sets up runs on Node 20 with nothing installed: it imports only Node and itself', () => {
  const build = programFiles().filter(({ name }) => name.startsWith('build/'))
  const imported = build.flatMap(({ text }) =>
    [...text.matchAll(/^import .*?from '([^']+)'/gms)].map(match => match[1] ?? ''),
  )
  expect(imported.length).toBeGreaterThan(20)
  expect(imported.filter(name => !name.startsWith('node:') && !name.startsWith('./'))).toEqual([])
})

describe('the last line of npm test', () => {
  let folder = ''
  const report = async (name: string, value: unknown) => {
    const file = path.join(folder, name)
    await writeFile(file, JSON.stringify(value))
    return file
  }
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'konvwa-reports-'))
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  const vitest = { numPassedTests: 3, numFailedTests: 1, numPendingTests: 2, numTodoTests: 1, testResults: [] }

  test('counts what the unit tests reported', async () => {
    expect(vitestCounts(await report('a.json', vitest), 1)).toEqual({ passed: 3, failed: 1, skipped: 3 })
  })

  test('counts a test file that could not be loaded as a failure', async () => {
    const unloaded = { ...vitest, numFailedTests: 0, testResults: [{ status: 'failed', assertionResults: [] }] }
    expect(vitestCounts(await report('b.json', unloaded), 1)).toMatchObject({ failed: 1 })
  })

  test('counts a run that broke off, or left no report, as a failure', async () => {
    expect(vitestCounts(await report('c.json', { ...vitest, numFailedTests: 0 }), 1)).toMatchObject({ failed: 1 })
    expect(vitestCounts(path.join(folder, 'none.json'), 0)).toEqual({ passed: 0, failed: 1, skipped: 0 })
    expect(playwrightCounts(path.join(folder, 'none.json'), 0)).toEqual({ passed: 0, failed: 1, skipped: 0 })
  })

  test('counts what the browser tests reported, an error outside them as a failure', async () => {
    const stats = { expected: 4, flaky: 1, unexpected: 2, skipped: 3 }
    const file = await report('d.json', { stats, errors: [{ message: 'the server did not start' }] })
    expect(playwrightCounts(file, 1)).toEqual({ passed: 5, failed: 3, skipped: 3 })
  })

  test('lets two journeys pass at their second try, and counts the third as a failure', async () => {
    const stats = { expected: 4, flaky: 2, unexpected: 0, skipped: 0 }
    const two = await report('e.json', { stats, errors: [] })
    expect(playwrightCounts(two, 0)).toEqual({ passed: 6, failed: 0, skipped: 0 })
    const three = await report('f.json', { stats: { ...stats, flaky: 3 }, errors: [] })
    expect(playwrightCounts(three, 0)).toEqual({ passed: 6, failed: 1, skipped: 0 })
  })
})
