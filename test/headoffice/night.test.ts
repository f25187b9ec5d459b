import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { checkRows } from '../../headoffice/night/checkRows.ts'
import { openStore, type Store, seeing } from '../../headoffice/store/pool.ts'
import { listSnapshots } from '../../headoffice/store/snapshots.ts'
import { tallyScope } from '../../headoffice/store/tallies.ts'
import { registry } from '../../shared/sync/registry.ts'
import { customerRow, type TwoDepots, twoDepots } from '../support/company.ts'
import { passNight } from '../support/passNight.ts'

const day = 24 * 3_600_000
let world: TwoDepots
let store: Store

beforeAll(async () => {
  world = await twoDepots()
  store = openStore({ databaseUrl: world.office.database.url, connections: 2, onError: () => undefined })
})
afterAll(async () => {
  await store.close()
  await world.office.close()
})

const scopeOfA = () => `depot:${world.company.depotA}`
const breathe = async () => {}
const nightAt = (now: number): Promise<boolean> => passNight(world.office.database.url, now)
const ask = async <T>(sql: string): Promise<T[]> => {
  const client = new pg.Client({ connectionString: world.office.database.url })
  await client.connect()
  const { rows } = await client.query(sql)
  await client.end()
  return rows
}
const count = async (sql: string): Promise<number> => {
  const [row] = await ask<{ count: number }>(`SELECT (${sql})::integer AS count`)
  return row?.count ?? 0
}
const damaged = () => count('SELECT count(*) FROM konvwa.damaged_row')

/** Saves a customer of depot A, and answers its id. */
async function customer(code: string): Promise<number> {
  const { deskA, company } = world
  const id = deskA.id()
  deskA.act(company.managerA, 'customers.edit', [
    deskA.change('customer', 'insert', id, customerRow(company.depotA, code)),
  ])
  await deskA.sync()
  return id
}
test('every row is held against its proof once a night, and one that was put right is known no more', async () => {
  const id = await customer('N001')
  expect((await checkRows(store, Date.now, breathe)).damaged).toBe(0)
  const change = (notes: string) =>
    world.office.ask(
      `UPDATE konvwa.row_state SET columns = columns || '{"notes": ${notes}}' WHERE tbl = ${registry.customer.number} AND id = ${id}`,
    )
  await change('"somebody was here"')
  const found = await checkRows(store, Date.now, breathe)
  expect([found.damaged, await damaged()]).toEqual([1, 1])
  expect(found.looked).toBe(await count('SELECT count(*) FROM konvwa.row_state WHERE NOT deleted'))
  await change('""')
  await checkRows(store, Date.now, breathe)
  expect(await damaged()).toBe(0)
})

test('one process does a night for all of them, and another only when the first has died', async () => {
  const now = Date.now() + day
  expect(await Promise.all([nightAt(now), nightAt(now)])).toEqual(expect.arrayContaining([true, false]))
  expect(await nightAt(now + 10 * 3_600_000)).toBe(false)
  await world.office.ask('UPDATE konvwa.chore SET ended_at = NULL')
  expect(await nightAt(now + 3_600_000)).toBe(false)
  expect(await nightAt(now + 7 * 3_600_000)).toBe(true)
})

test('a night that broke off is begun anew at the next hour', async () => {
  const now = Date.now() + 3 * day
  await customer('N002')
  const broke = passNight(world.office.database.url, now, () => Promise.reject(new Error('the disk is full')))
  await expect(broke).rejects.toThrow('the disk is full')
  expect(await nightAt(now + 3_600_000)).toBe(true)
})

test('what was written over is taken out of the log after 30 days, but no fact, no first version and nothing before a change of status', async () => {
  const { sales_order: order, record_event: event } = registry
  const at = Date.now()
  const rows = [
    { t: order.number, i: 7, s: 0, o: 'insert', v: { status: 'draft', notes: 'first' } },
    { t: order.number, i: 7, s: 0, o: 'put', v: { notes: 'one' } },
    { t: order.number, i: 7, s: 0, o: 'put', v: { notes: 'two', po_number: 'A' } },
    { t: order.number, i: 8, s: 0, o: 'put', v: { notes: 'of another' } },
    { t: order.number, i: 7, s: 0, o: 'put', v: { notes: 'three' } },
    { t: order.number, i: 7, s: 0, o: 'put', v: { status: 'confirmed' } },
    { t: order.number, i: 7, s: 0, o: 'put', v: { notes: 'four' } },
    { t: order.number, i: 7, s: 0, o: 'put', v: { notes: 'five' } },
    { t: event.number, i: 9, s: 0, o: 'put', v: { note: 'one' } },
    { t: event.number, i: 9, s: 0, o: 'put', v: { note: 'two' } },
  ]
  for (const [place, row] of rows.entries())
    await world.office.ask(
      `INSERT INTO konvwa.change_log (scope, sequence, device, incarnation, number, exact, clock, person, why, at, size, rows)
       VALUES ('depot:77', $1, 1, 1, 0, false, 1, 1, 'test', $2, length($3), $3::json)`,
      [place + 1, at, JSON.stringify([row])],
    )
  await world.office.ask(`INSERT INTO konvwa.scope_counter VALUES ('depot:77', ${rows.length})`)
  const told = async () => {
    const logged = await ask<{ v: string; weighed: boolean }>(
      "SELECT r ->> 'v' AS v, size = length(rows::text) AS weighed FROM konvwa.change_log, json_array_elements(rows) r WHERE scope = 'depot:77' ORDER BY sequence",
    )
    expect(logged.every(row => row.weighed)).toBe(true)
    return logged.map(row => JSON.parse(row.v))
  }
  await nightAt(at + 29 * day)
  expect(await told()).toEqual(rows.map(row => row.v))
  await nightAt(at + 31 * day)
  const gone = new Map<number, object>([
    [1, {}],
    [2, { po_number: 'A' }],
    [6, {}],
  ])
  expect(await told()).toEqual(rows.map(({ v }, place) => gone.get(place) ?? v))
})

test('the log is cut off after 120 days as far as a snapshot reaches, and a row that was deleted there is forgotten when nobody can refer to it any more', async () => {
  const id = await customer('N003')
  const { deskA, company } = world
  deskA.act(company.managerA, 'customers.edit', [deskA.change('customer', 'delete', id, {}, { base: 1 })])
  await deskA.sync()
  const tombstones = () => count(`SELECT count(*) FROM konvwa.row_state WHERE deleted AND id = ${id}`)
  const entries = () => count(`SELECT count(*) FROM konvwa.change_log WHERE scope = '${scopeOfA()}'`)
  const last = await count(`SELECT last FROM konvwa.scope_counter WHERE scope = '${scopeOfA()}'`)
  await nightAt(Date.now() + 100 * day)
  expect([await entries(), await tombstones()]).toEqual([last, 1])

  await world.office.ask('DELETE FROM konvwa.snapshot')
  await world.office.ask(`SELECT konvwa.raise_floor('${scopeOfA()}', ${Date.now() + 200 * day}, 5000)`)
  expect(await count('SELECT count(*) FROM konvwa.log_keeping WHERE floor > 0'), 'no snapshot, no cut').toBe(0)

  await nightAt(Date.now() + 121.5 * day)
  expect([await entries(), await tombstones()], 'two computers are silent').toEqual([0, 1])
  await world.office.ask(`UPDATE konvwa.device SET seen_at = ${Date.now() + 122 * day}`)
  await nightAt(Date.now() + 123 * day)
  expect(await tombstones()).toBe(0)
  expect(await count(`SELECT floor FROM konvwa.log_keeping WHERE scope = '${scopeOfA()}'`)).toBe(last)
})

test('a computer that stands before the beginning of the log is told so, and one behind it reads on', async () => {
  const { deskA } = world
  await customer('N004')
  const cut = await count(`SELECT floor FROM konvwa.log_keeping WHERE scope = '${scopeOfA()}'`)
  const told = await deskA.sync({ cursors: { [scopeOfA()]: cut - 1 } })
  expect(told.pages.find(page => page.scope === scopeOfA())).toEqual({
    scope: scopeOfA(),
    from: cut,
    to: cut,
    entries: [],
    end: cut + 1,
  })
  const on = await deskA.sync({ cursors: { [scopeOfA()]: cut } })
  expect(on.pages.find(page => page.scope === scopeOfA())?.entries).toHaveLength(1)
})

test('what is compared and what a new computer starts from is read as somebody who sees the own scopes alone', async () => {
  const theirs = `depot:${world.company.depotB}`
  const seen = seeing(store, [theirs])
  expect((await tallyScope(seen, scopeOfA())).tables.size).toBe(0)
  expect((await tallyScope(seen, theirs)).tables.size).toBeGreaterThan(0)
  expect((await listSnapshots(store, [scopeOfA()])).length).toBe(1)
  expect(await listSnapshots(seen, [scopeOfA()])).toEqual([])
})

test('a clock that ran a year ahead and was set right keeps no night and no snapshot from coming', async () => {
  await customer('N010')
  expect(await nightAt(Date.now() + 365 * day)).toBe(true)
  await customer('N011')
  const snapshots = () => count(`SELECT max(cursor) FROM konvwa.snapshot WHERE scope = '${scopeOfA()}'`)
  const before = await snapshots()
  expect(await nightAt(Date.now() + 130 * day)).toBe(true)
  expect(await snapshots()).toBeGreaterThan(before)
})
