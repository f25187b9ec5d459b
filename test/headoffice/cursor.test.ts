import { randomInt } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { expect, test } from 'vitest'
import { readPages } from '../../headoffice/store/log.ts'
import { migrate } from '../../headoffice/store/migrate.ts'
import { commit } from '../../headoffice/store/migrations/0020-commit.ts'
import { openStore } from '../../headoffice/store/pool.ts'
import { type TestDatabase, testDatabase } from '../support/postgres.ts'

const writers = 16
const each = 40
const scope = 'depot:7'

test('fault 49: sixteen writers with random pauses before their commit and one reader: no sequence number is ever skipped', async () => {
  const database = await testDatabase({ name: 'headoffice', prepare: migrate })
  const { seen, end } = await race(database)
  await database.drop()
  expect(end).toBe(writers * each)
  expect(seen).toEqual(Array.from({ length: writers * each }, (_, index) => index + 1))
})

test('the same race with numbers out of a PostgreSQL sequence loses entries: the test can see what it is for', async () => {
  const database = await testDatabase({ name: 'headoffice', prepare: migrate })
  await plant(database)
  const { seen } = await race(database)
  await database.drop()
  expect(seen.length).toBeLessThan(writers * each)
})

test('a transaction that is rolled back leaves no hole', async () => {
  const database = await testDatabase({ name: 'headoffice', prepare: migrate })
  const store = openStore({ databaseUrl: database.url, connections: 4, onError: () => undefined })
  await store.transaction(on => on.query(call, [entry(1), '[]']))
  await store
    .transaction(async on => {
      await on.query(call, [entry(2), '[]'])
      throw new Error('given up')
    })
    .catch(() => undefined)
  await store.transaction(on => on.query(call, [entry(3), '[]']))
  const [page] = await readPages(store, { device: 1, incarnation: 1 }, [scope], {}, 100_000)
  await store.close()
  await database.drop()
  expect(page?.entries.map(({ sequence, number }) => [sequence, number])).toEqual([
    [1, 1],
    [2, 3],
  ])
})

const call = `SELECT commit_changes('{"${scope}": 1}', $1::json, $2::jsonb)`

const entry = (number: number): string =>
  JSON.stringify([
    {
      scope,
      ordinal: 1,
      device: 9,
      incarnation: 1,
      number,
      exact: false,
      clock: number,
      person: 1,
      why: 'race',
      batch: null,
      at: 1,
      size: 2,
      rows: [],
      verdicts: null,
    },
  ])

async function race(database: TestDatabase): Promise<{ seen: number[]; end: number }> {
  const store = openStore({ databaseUrl: database.url, connections: writers + 2, onError: () => undefined })
  let writing = true
  const seen: number[] = []
  let end = 0
  const read = async () => {
    const cursor = seen.at(-1) ?? 0
    const pages = await readPages(store, { device: 1, incarnation: 1 }, [scope], { [scope]: cursor }, 10_000_000)
    for (const page of pages) {
      seen.push(...page.entries.map(({ sequence }) => sequence))
      end = page.end
    }
  }
  const reader = async () => {
    while (writing) await read()
    await read()
  }
  const writer = async (number: number) => {
    for (let written = 0; written < each; written += 1) {
      await store.transaction(async on => {
        await wait(randomInt(3))
        await on.query(call, [entry(number * each + written + 1), '[]'])
        await wait(randomInt(4))
      })
    }
  }
  const reading = reader()
  await Promise.all(Array.from({ length: writers }, (_, number) => writer(number)))
  writing = false
  await reading
  await store.close()
  return { seen, end }
}

/** Puts `nextval` in the place of the counter: the number is taken before the commit and locks nothing. */
async function plant(database: TestDatabase): Promise<void> {
  const counter = /INSERT INTO scope_counter[\s\S]*?INTO base;/
  expect(commit).toMatch(counter)
  const planted = commit
    .replace(counter, "base := nextval('planted') - 1;")
    .replaceAll('CREATE FUNCTION', 'CREATE OR REPLACE FUNCTION')
  const client = new pg.Client({ connectionString: database.url })
  await client.connect()
  await client.query(
    `SET search_path = konvwa; CREATE SEQUENCE planted; INSERT INTO scope_counter VALUES ('${scope}', 1000000); ${planted}`,
  )
  await client.end()
}
