import pg from 'pg'
import { expect, test } from 'vitest'
import { testDatabase } from './postgres.ts'

async function ask(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const answer = await client.query(sql)
    return answer.rows
  } finally {
    await client.end()
  }
}

test('every test file gets a database of its own, on PostgreSQL 18', async () => {
  const [one, two] = await Promise.all([testDatabase(), testDatabase()])
  await ask(one.url, 'CREATE TABLE crate (bottles int)')
  expect(await ask(two.url, "SELECT to_regclass('crate') AS crate")).toEqual([{ crate: null }])
  expect(await ask(one.url, 'SHOW server_version_num')).toEqual([{ server_version_num: expect.stringMatching(/^18/) }])
  await Promise.all([one.drop(), two.drop()])
})

test('a template is prepared once and copied afterwards', async () => {
  let prepared = 0
  const template = {
    name: 'crates',
    prepare: async (url: string) => {
      prepared += 1
      await ask(url, 'CREATE TABLE crate AS SELECT 24 AS bottles')
    },
  }
  const copies = await Promise.all([testDatabase(template), testDatabase(template), testDatabase(template)])
  for (const copy of copies) expect(await ask(copy.url, 'SELECT bottles FROM crate')).toEqual([{ bottles: 24 }])
  expect(prepared).toBe(1)
  await Promise.all(copies.map(copy => copy.drop()))
})
