import pg from 'pg'
import { expect, test } from 'vitest'
import { LostConnection, openStore } from '../../headoffice/store/pool.ts'
import { withRetries } from '../../headoffice/store/retry.ts'
import { customerRow, twoDepots } from '../support/company.ts'
import { testDatabase } from '../support/postgres.ts'

const soon = () => Promise.resolve()
const conflict = () => Object.assign(new Error('could not serialize'), { code: '40001' })

test('what lost against another transaction is tried again, at most five times', async () => {
  let tried = 0
  const work = (until: number) =>
    withRetries(soon, () => {
      tried += 1
      return tried < until ? Promise.reject(conflict()) : Promise.resolve('done')
    })
  expect(await work(5)).toBe('done')
  tried = 0
  await expect(work(100)).rejects.toThrow('could not serialize')
  expect(tried).toBe(6)
})

test('what is wrong in itself is not tried again', async () => {
  let tried = 0
  const work = withRetries(soon, () => {
    tried += 1
    return Promise.reject(Object.assign(new Error('duplicate'), { code: '23505' }))
  })
  await expect(work).rejects.toThrow('duplicate')
  expect(tried).toBe(1)
})

test('fault 41: two transactions that wait for one another: one is tried again and both are through', async () => {
  const database = await testDatabase()
  const setup = new pg.Client({ connectionString: database.url })
  await setup.connect()
  await setup.query(`
    DO $$ BEGIN CREATE ROLE konvwa_service; EXCEPTION WHEN duplicate_object THEN NULL; END $$;
    CREATE SCHEMA konvwa; CREATE TABLE konvwa.crate (n integer PRIMARY KEY, bottles integer);
    INSERT INTO konvwa.crate VALUES (1, 0), (2, 0);
    GRANT USAGE ON SCHEMA konvwa TO konvwa_service; GRANT ALL ON konvwa.crate TO konvwa_service`)
  const store = openStore({ databaseUrl: database.url, connections: 4, onError: () => undefined })
  let runs = 0
  const bothHoldOne = Promise.withResolvers<void>()
  const add = (first: number, second: number) =>
    withRetries(soon, () =>
      store.transaction(async on => {
        await on.query('UPDATE crate SET bottles = bottles + 1 WHERE n = $1', [first])
        runs += 1
        if (runs >= 2) bothHoldOne.resolve()
        await bothHoldOne.promise
        await on.query('UPDATE crate SET bottles = bottles + 1 WHERE n = $1', [second])
      }),
    )
  await Promise.all([add(1, 2), add(2, 1)])
  const crates = await store.query('SELECT bottles FROM crate ORDER BY n')
  await store.close()
  await setup.end()
  await database.drop()
  expect(crates).toEqual([{ bottles: 2 }, { bottles: 2 }])
  expect(runs).toBeGreaterThan(2)
})

test('fault 40: a connection that breaks at the commit is known as such, and sending again counts once', async () => {
  const { office, company, deskA } = await twoDepots()
  const killer = new pg.Client({ connectionString: office.database.url })
  await killer.connect()
  const numbers = []
  for (let sent = 0; sent < 20; sent += 1) {
    const id = deskA.id()
    numbers.push(
      deskA.act(company.managerA, 'customers.edit', [
        deskA.change('customer', 'insert', id, customerRow(company.depotA, `K${id}`)),
      ]),
    )
  }
  deskA.seal()
  let killing = true
  const killed = (async () => {
    while (killing) {
      await killer.query(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND (query LIKE '%commit_changes%' OR query = 'COMMIT') AND pid <> pg_backend_pid()",
      )
      await new Promise(resolve => setTimeout(resolve, 1))
    }
  })()
  const answers = []
  for (let tried = 0; tried < 10; tried += 1) answers.push(await deskA.sync().catch(error => String(error)))
  killing = false
  await killed
  const last = await deskA.sync({ frames: deskA.allFrames() })
  expect(last.verdicts).toEqual(numbers.map(number => ({ number, verdict: 'accepted' })))
  expect(await office.ask('SELECT count(*) FROM report.customer')).toEqual([{ count: '20' }])
  expect(
    await office.ask(
      `SELECT count(*), max(sequence) FROM konvwa.change_log WHERE scope = 'depot:${company.depotA}' AND device = ${deskA.identity.device}`,
    ),
  ).toMatchObject([{ count: '20' }])
  await killer.end()
  await office.close()
})

test('a store says when a connection broke in the middle of a transaction', async () => {
  const { office } = await twoDepots()
  const store = openStore({ databaseUrl: office.database.url, connections: 2, onError: () => undefined })
  const work = store.transaction(async on => {
    const [mine] = await on.query<{ pid: number }>('SELECT pg_backend_pid() AS pid')
    await office.ask('SELECT pg_terminate_backend($1)', [mine?.pid])
    await on.query('SELECT 1')
  })
  await expect(work).rejects.toThrow(LostConnection)
  await store.close()
  await office.close()
})
