import { execFileSync, spawnSync } from 'node:child_process'
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import Database from 'better-sqlite3'
import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import { openStore } from '../../db/open.ts'
import { StoreProblem } from '../../db/problem.ts'
import { addCustomer, by } from '../support/business.ts'
import { newStore, temporaryFolder, testTime } from '../support/temporaryStore.ts'

const act = by(7, 'customers.save', 'customers.edit')
const open = (file: string) => openStore({ file, now: () => testTime })

const problemOf = (file: string): string | undefined => {
  try {
    void open(file).close()
    return undefined
  } catch (error) {
    if (error instanceof StoreProblem) return error.code
    throw error
  }
}

/** A closed store with one customer in it. */
async function closedStore(): Promise<string> {
  const file = path.join(temporaryFolder(), 'desk.sqlite')
  const store = open(file)
  await store.write(act, tx => addCustomer(tx, 1, 'A'))
  await store.close()
  return file
}

test('what is saved is durable: FULL on both connections, after a write and after opening again', async () => {
  const file = path.join(temporaryFolder(), 'desk.sqlite')
  for (let opening = 0; opening < 2; opening += 1) {
    const store = open(file)
    const synchronous = async () => store.pen.idle(database => database.pragma('synchronous', { simple: true }))
    expect(await synchronous()).toBe(2)
    await store.write(act, tx => addCustomer(tx, 1, `C${opening}`))
    expect(await synchronous()).toBe(2)
    const reading = await store.reader.selectFrom(pragma('synchronous')).select('value').executeTakeFirst()
    expect(reading).toEqual({ value: 2 })
    expect(
      await store.pen.idle(database =>
        ['journal_mode', 'foreign_keys', 'trusted_schema', 'recursive_triggers', 'fullfsync', 'cell_size_check'].map(
          name => database.pragma(name, { simple: true }),
        ),
      ),
    ).toEqual(['wal', 1, 0, 1, 1, 1])
    await store.close()
  }
})

test('a database of a newer version is refused and not one byte of it changes', async () => {
  const file = await closedStore()
  const database = new Database(file)
  database.pragma('user_version = 99990')
  database.close()
  const before = readFileSync(file)
  expect(problemOf(file)).toBe('newer-version')
  expect(readFileSync(file).equals(before)).toBe(true)
})

test('a newer version that stands only in the log is refused too, file and log untouched', async () => {
  const file = await closedStore()
  const database = new Database(file)
  database.pragma('user_version = 99990')
  const copy = path.join(temporaryFolder(), 'desk.sqlite')
  for (const end of ['', '-wal']) copyFileSync(file + end, copy + end)
  database.close()
  const before = [readFileSync(copy), readFileSync(`${copy}-wal`)]
  expect(problemOf(copy)).toBe('newer-version')
  expect([readFileSync(copy), readFileSync(`${copy}-wal`)]).toEqual(before)
})

test('what is no database, or another application’s, is refused and left as it is', () => {
  const folder = temporaryFolder()
  const text = path.join(folder, 'text.sqlite')
  writeFileSync(text, 'Dear customer, '.repeat(100))
  expect(problemOf(text)).toBe('not-a-database')
  expect(readFileSync(text, 'utf8')).toBe('Dear customer, '.repeat(100))

  const other = path.join(folder, 'other.sqlite')
  const database = new Database(other)
  database.pragma('application_id = 252006673')
  database.exec('CREATE TABLE tape (id INTEGER)')
  database.close()
  expect(problemOf(other)).toBe('not-a-database')
})

test('a database that was here and is gone or emptied is never silently begun anew', async () => {
  const gone = await closedStore()
  rmSync(gone)
  expect(problemOf(gone)).toBe('missing')
  expect(existsSync(gone)).toBe(false)
  const emptied = await closedStore()
  truncateSync(emptied, 0)
  expect(problemOf(emptied)).toBe('missing')
  expect(statSync(emptied).size).toBe(0)
})

test('a damaged database is refused', async () => {
  const file = await closedStore()
  const bytes = readFileSync(file)
  writeFileSync(file, Buffer.concat([bytes.subarray(0, 100), Buffer.alloc(bytes.length - 100, 0x5a)]))
  expect(problemOf(file)).toBe('damaged')
})

test('damage that the opening does not meet is found by the quick check after an unclean stop', async () => {
  const file = await closedStore()
  const database = new Database(file)
  const { page } = database
    .prepare<[], { page: number }>(`SELECT rootpage AS page FROM sqlite_schema WHERE name = 'customer'`)
    .get() ?? { page: 0 }
  database.close()
  const bytes = readFileSync(file)
  bytes.fill(0x5a, (page - 1) * 4096 + 8, page * 4096)
  writeFileSync(file, bytes)
  const lock = new Database(`${file}.lock`)
  lock.exec('UPDATE run SET clean = 0')
  lock.close()

  const store = newStore({ file })
  expect(store.condition.stoppedCleanly).toBe(false)
  const check = await store.condition.check
  expect(check.state).toBe('damaged')
  expect(check.findings.length).toBeGreaterThan(0)
})

test('after a clean stop nothing is checked, after an unclean one a sound file is found sound', async () => {
  const file = await closedStore()
  const clean = open(file)
  expect(clean.condition.stoppedCleanly).toBe(true)
  expect(await clean.condition.check).toEqual({ state: 'not-needed', findings: [] })
  await clean.close()
  const lock = new Database(`${file}.lock`)
  lock.exec('UPDATE run SET clean = 0')
  lock.close()
  const unclean = newStore({ file })
  expect(await unclean.condition.check).toEqual({ state: 'sound', findings: [] })
})

test('a store that is open is refused to a second opening, here and in another process, until it is closed', async () => {
  const file = await closedStore()
  const store = open(file)
  expect(problemOf(file)).toBe('in-use')
  expect(elsewhere(file)).toBe('in-use')
  await store.close()
  expect(elsewhere(file)).toBe('opened')
})

test('a lock file that is garbage does not keep anybody out', async () => {
  const file = await closedStore()
  writeFileSync(`${file}.lock`, 'x'.repeat(5000))
  expect(problemOf(file)).toBe(undefined)
})

const mounted = smallDisk()

test.skipIf(!mounted)('a read-only volume is refused in words of its own', async () => {
  const file = path.join(mounted ?? '', 'readonly', 'desk.sqlite')
  const store = open(file)
  await store.write(act, tx => addCustomer(tx, 1, 'A'))
  await store.close()
  execFileSync('mount', ['-o', 'remount,ro', mounted ?? ''])
  expect(problemOf(file)).toBe('read-only')
  execFileSync('mount', ['-o', 'remount,rw', mounted ?? ''])
  expect(problemOf(file)).toBe(undefined)
})

test.skipIf(!mounted)(
  'a full disk is said, loses nothing that was saved, and all goes on once there is room',
  async () => {
    const folder = path.join(mounted ?? '', 'full')
    const file = path.join(folder, 'desk.sqlite')
    const store = open(file)
    const saved: string[] = []
    const fill = path.join(folder, 'fill')
    writeFileSync(fill, Buffer.alloc(8 * 1024 * 1024))
    let problem: unknown
    for (let run = 0; run < 20_000 && !problem; run += 1) {
      await store
        .write(act, tx => addCustomer(tx, 1, `C${run}`))
        .then(() => saved.push(`C${run}`))
        .catch((error: unknown) => {
          problem = error
        })
    }
    expect(problem).toMatchObject({ name: 'StoreProblem', code: 'disk-full' })
    expect(saved.length).toBeGreaterThan(0)
    rmSync(fill)
    await store.write(act, tx => addCustomer(tx, 1, 'after'))
    const codes = (await store.reader.selectFrom('customer').select('code').orderBy('id').execute()).map(
      row => row.code,
    )
    expect(codes).toEqual([...saved, 'after'])
    const counted = await store.reader.selectFrom('tx').select('number').execute()
    expect(counted).toHaveLength(saved.length + 1)
    await store.close()
  },
)

test.skipIf(!mounted)('a disk that is full at the start is said, and the file opens once there is room', () => {
  const folder = path.join(mounted ?? '', 'start')
  mkdirSync(folder)
  const fill = path.join(mounted ?? '', 'fill')
  try {
    writeFileSync(fill, Buffer.alloc(64 * 1024 * 1024))
  } catch {
    // As much as there was room for.
  }
  const file = path.join(folder, 'desk.sqlite')
  expect(problemOf(file)).toBe('disk-full')
  rmSync(fill)
  expect(problemOf(file)).toBe(undefined)
})

/** A file system of 16 MB, where this process may mount one; else null. */
function smallDisk(): string | null {
  const folder = mkdtempSync(path.join(tmpdir(), 'konvwa-disk-'))
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=16m', 'tmpfs', folder]).status === 0
  afterAll(() => {
    if (mounted) execFileSync('umount', ['-l', folder])
    rmSync(folder, { recursive: true, force: true })
  })
  return mounted ? folder : null
}

/** What another process meets that opens the same file. */
function elsewhere(file: string): string {
  const script = `
    import { openStore } from ${JSON.stringify(new URL('../../db/open.ts', import.meta.url).href)}
    try {
      await openStore({ file: ${JSON.stringify(file)}, now: Date.now }).close()
      process.stdout.write('opened')
    } catch (error) {
      process.stdout.write(error.code)
    }`
  return execFileSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' })
}

const pragma = (name: string) =>
  sql<{ value: number }>`(SELECT ${sql.ref(name)} AS value FROM ${sql.raw(`pragma_${name}`)})`.as('setting')
