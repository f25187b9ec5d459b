import { afterAll, beforeAll, expect, test } from 'vitest'
import { readPages } from '../../headoffice/store/log.ts'
import { migrate } from '../../headoffice/store/migrate.ts'
import { openStore, type Store } from '../../headoffice/store/pool.ts'
import { type TestDatabase, testDatabase } from '../support/postgres.ts'

const scope = 'depot:7'
const count = 1500
const rowsEach = 3
const answer = 64_000

let database: TestDatabase
let store: Store

beforeAll(async () => {
  database = await testDatabase({ name: 'headoffice', prepare: migrate })
  store = openStore({ databaseUrl: database.url, connections: 2, onError: () => undefined })
  const entries = Array.from({ length: count }, (_unused, at) => entry(at + 1))
  await store.transaction(on =>
    on.query(`SELECT commit_changes($1::jsonb, $2::json, '[]'::jsonb)`, [
      JSON.stringify({ [scope]: count }),
      JSON.stringify(entries),
    ]),
  )
})

afterAll(async () => {
  await store.close()
  await database.drop()
})

test('what a desk sent itself is told it a thousand transactions at once, and the rest with the next answer', async () => {
  expect(await told(9, 1, 0)).toEqual({ from: 0, to: 1000, end: count })
  expect(await told(9, 1, 1000)).toEqual({ from: 1000, to: count, end: count })
})

test('what others sent, and what stands otherwise than it was sent, weighs as much as its values', async () => {
  const other = await told(8, 1, 0)
  const former = await told(9, 2, 0)
  expect(other?.to).toBeGreaterThan(0)
  expect(other?.to).toBeLessThanOrEqual(answer / weight)
  expect(former).toEqual(other)
})

async function told(device: number, incarnation: number, cursor: number) {
  const [page] = await readPages(store, { device, incarnation }, [scope], { [scope]: cursor }, answer)
  return page && { from: page.from, to: page.to, end: page.end }
}

const weight = 900

const entry = (number: number) => ({
  scope,
  ordinal: number,
  device: 9,
  incarnation: 1,
  number,
  exact: true,
  clock: number,
  person: 1,
  why: 'orders.save',
  batch: null,
  at: 1,
  size: weight,
  rows: Array.from({ length: rowsEach }, (_unused, at) => ({ t: 20, i: number, s: at, o: 'put', v: {} })),
  verdicts: null,
})
