import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { by } from '../support/business.ts'
import { type City, type CityDesk, openCity } from '../support/city.ts'
import { packSnapshots } from '../support/packSnapshots.ts'
import { takeOrders } from '../support/takeOrders.ts'

let city: City
let desk: CityDesk

beforeAll(async () => {
  city = await openCity()
  desk = await city.addDesk()
  await take(1000)
  await cancelOne()
}, 240_000)
afterAll(() => city.close())

const order = () => ({ company: city.company, customer: city.customer, depot: city.company.depot, depotCode: 'CAP' })

async function take(count: number): Promise<void> {
  await takeOrders(desk, { ...order(), person: city.clerk.cap }, count)
  await desk.sync.now()
}

/** A row that is gone before the snapshot is built. */
async function cancelOne(): Promise<void> {
  await city.founder.store.write(by(city.company.person, 'prices.save', 'reference.edit'), tx =>
    tx.deleteFrom('price_item').where('n', '=', 3).execute(),
  )
  await city.founder.sync.now()
}

async function atOffice(sql: string): Promise<pg.QueryResult['rows']> {
  const client = new pg.Client({ connectionString: city.office.databaseUrl, options: '-c search_path=konvwa' })
  await client.connect()
  const { rows } = await client.query(sql)
  await client.end()
  return rows
}

const build = (now: number, maxAge = 0): Promise<number> => packSnapshots(city.office.databaseUrl, now, maxAge)

const takenIn = (at: CityDesk): number => at.logged.filter(line => line.startsWith('info snapshot taken in')).length
const cursorOf = async (at: CityDesk, scope: string): Promise<number> =>
  (await at.store.reader.selectFrom('scope_cursor').select('cursor').where('scope', '=', scope).executeTakeFirst())
    ?.cursor ?? 0

test('while there is no snapshot a new computer starts from the log', async () => {
  const other = await city.addDesk()
  expect(takenIn(other)).toBe(0)
  expect(await city.differences(other)).toEqual([])
})

test('a new computer starts from the snapshots, goes on by the log behind them, and holds what head office holds', async () => {
  expect(await build(Date.now())).toBe(2)
  await take(20)
  const other = await city.addDesk()
  expect(takenIn(other)).toBe(2)
  expect(await city.differences(other)).toEqual([])
  const scope = `depot:${city.company.depot}`
  expect(await cursorOf(other, scope)).toBe(await cursorOf(desk, scope))
  await other.sync.compare()
  expect(await other.store.reader.selectFrom('comparison').select(['mended', 'unequal']).execute()).toEqual([
    { mended: 0, unequal: 0 },
  ])
})

test('fault 35: a first sync that is broken off and a program that ends go on where they were, at the byte', async () => {
  const other = await city.addComputer()
  const code = await city.office.code({ founding: false, depot: city.company.depot, headOffice: false })
  other.link.set({ cutAfterDown: 1500 })
  await other.sync.join({ address: other.link.url, code, computer: 'Ti biwo' })
  // A poor link makes answers small, so that one snapshot takes several.
  for (let stall = 0; stall < 3; stall += 1) {
    other.link.set({ cutAfterDown: 200 })
    await other.sync.now()
  }
  const underWay = () =>
    other.store.reader.selectFrom('snapshot_import').select(['scope', 'held', 'size']).where('held', '>', 0).execute()
  for (let cut = 1500; cut < 20_000 && (await underWay()).length === 0; cut += 700) {
    other.link.set({ cutAfterDown: cut })
    await other.sync.now()
  }
  const [before] = await underWay()
  expect(before?.held, other.logged.join('\n')).toBeGreaterThan(0)
  expect(before?.held).toBeLessThan(before?.size ?? 0)
  await other.close()

  const again = city.track({ folder: other.folder }, other.link)
  again.link.set({ cutAfterDown: 400 })
  await again.sync.now()
  const [after] = await again.store.reader
    .selectFrom('snapshot_import')
    .select('held')
    .where('scope', '=', before?.scope ?? '')
    .execute()
  expect(after?.held).toBe(before?.held)
  await again.sync.now()
  expect(await again.store.reader.selectFrom('snapshot_import').select('scope').execute()).toEqual([])
  expect(takenIn(again) + takenIn(other)).toBe(2)
  expect(await city.differences(again)).toEqual([])
})

test('a snapshot that is not what head office signed is refused, and the computer starts from the log', async () => {
  await atOffice(
    `UPDATE snapshot_piece SET bytes = set_byte(bytes, length(bytes) / 2, (get_byte(bytes, length(bytes) / 2) + 1) % 256)`,
  )
  const other = await city.addDesk()
  expect(takenIn(other)).toBe(0)
  expect(other.logged.filter(line => line.startsWith('warn snapshot refused')).length).toBeGreaterThan(0)
  expect(await city.differences(other)).toEqual([])
})

test('snapshots are built once a day, only where the log went on, the one before is kept, and a damaged row is in none', async () => {
  expect(await build(Date.now(), 24 * 3_600_000)).toBe(0)
  await take(3)
  expect(await build(Date.now() + 23 * 3_600_000, 24 * 3_600_000)).toBe(0)
  await atOffice(
    `UPDATE row_state SET columns = columns || '{"weight_g": 1}' WHERE tbl = 7 AND columns ->> 'sku' = 'SODA'`,
  )
  expect(await build(Date.now() + 25 * 3_600_000, 24 * 3_600_000)).toBeGreaterThanOrEqual(1)
  const kept = await atOffice('SELECT scope, count(*)::integer AS count FROM snapshot GROUP BY scope ORDER BY scope')
  expect(Math.max(...kept.map(row => row.count))).toBe(2)
})
