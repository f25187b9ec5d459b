import { expect, onTestFinished, test } from 'vitest'
import { migrate } from '../../headoffice/store/migrate.ts'
import { openStore, type Store } from '../../headoffice/store/pool.ts'
import { testDatabase } from '../support/postgres.ts'

async function oneConnection(): Promise<Store> {
  const database = await testDatabase({ name: 'headoffice', prepare: migrate })
  const store = openStore({ databaseUrl: database.url, connections: 1, onError: () => undefined })
  onTestFinished(async () => {
    await store.close()
    await database.drop()
  })
  return store
}

const lastOf = 'SELECT last FROM scope_counter WHERE scope = $1'

test('a question with values is prepared once a connection, within and without a transaction, whoever reads', async () => {
  const store = await oneConnection()
  for (const depot of [1, 2, 3]) {
    const scope = `depot:${depot}`
    await store.query(lastOf, [scope])
    await store.transaction(on => on.query(lastOf, [scope]))
    await store.reading([scope], lastOf, [scope])
  }
  const prepared = await store.query<{ uses: number }>(
    'SELECT generic_plans + custom_plans AS uses FROM pg_prepared_statements WHERE statement = $1',
    [lastOf],
  )
  expect(prepared).toEqual([{ uses: 9 }])
})

test('the log of one scope lies in one of eight parts, and reading it touches no other', async () => {
  const store = await oneConnection()
  const plan = await store.reading<{ 'QUERY PLAN': string }>(
    ['depot:7'],
    "EXPLAIN SELECT * FROM change_log WHERE scope = 'depot:7' AND sequence > 5",
  )
  const parts = new Set(
    plan.flatMap(line => line['QUERY PLAN'].match(/change_log_\d+/g) ?? []).map(name => name.split('_')[2]),
  )
  expect(parts.size).toBe(1)
  const [all] = await store.query<{ parts: number }>(
    "SELECT count(*)::integer AS parts FROM pg_inherits WHERE inhparent = 'konvwa.change_log'::regclass",
  )
  expect(all?.parts).toBe(8)
})
