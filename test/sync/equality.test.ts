import Database from 'better-sqlite3'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { findComparison, listUnequal } from '../../db/comparison.ts'
import { discard } from '../../db/discard.ts'
import { listRefused } from '../../db/inbox.ts'
import { tableOf } from '../../shared/sync/registry.ts'
import { by } from '../support/business.ts'
import { type City, type CityDesk, openCity } from '../support/city.ts'
import { screenAt } from '../support/screenAt.ts'
import { takeOrders } from '../support/takeOrders.ts'

let city: City
let desk: CityDesk

beforeAll(async () => {
  city = await openCity()
  desk = await city.addDesk()
  await takeOrders(desk, { ...order(), person: city.clerk.cap }, 30)
  await desk.sync.now()
})
afterAll(() => city.close())
beforeEach(async () => {
  await desk.sync.now()
  expect(await city.differences(desk)).toEqual([])
})

const order = () => ({ company: city.company, customer: city.customer, depot: city.company.depot, depotCode: 'CAP' })

/** Somebody edits the file with another program: nothing is captured, no version moves. */
function behindTheApp(at: CityDesk, ...statements: string[]): void {
  const database = new Database(at.file)
  database.exec('UPDATE capture SET muted = 1')
  for (const sql of statements) database.exec(sql)
  database.exec('UPDATE capture SET muted = 0')
  database.close()
}

async function atOffice(sql: string): Promise<pg.QueryResult['rows']> {
  const client = new pg.Client({ connectionString: city.office.databaseUrl, options: '-c search_path=konvwa' })
  await client.connect()
  const { rows } = await client.query(sql)
  await client.end()
  return rows
}

const rounds = (at: CityDesk): number => at.logged.filter(line => line.startsWith('info synced')).length

test('a copy that is equal is said to be, in one question', async () => {
  const before = rounds(desk)
  const after = await desk.sync.compare()
  expect({
    trouble: after.trouble,
    broke: desk.logged.filter(line => line.startsWith('error')),
    office: city.office.failures,
  }).toEqual({ trouble: null, broke: [], office: [] })
  expect(await findComparison(desk.store.reader)).toMatchObject({ mended: 0, unequal: 0 })
  expect(rounds(desk)).toBe(before + 1)
})

test('a copy with what the five-hundredth computer added to a record of another compares like any', async () => {
  await atOffice('UPDATE office SET next_device = 500')
  const late = await city.addDesk()
  const client = await screenAt(late, city.clerk.cap)
  const present = await client.customers.find({ id: city.customer })
  const added = { n: 0, name: 'Rose', role: '', phone: '', email: '', isPrimary: false }
  await client.customers.save({ ...present, contacts: [...present.contacts, added] })
  for (const at of [late, desk]) await at.sync.now()
  for (const at of [late, desk]) {
    expect((await at.sync.compare()).trouble).toBeNull()
    expect(await findComparison(at.store.reader)).toMatchObject({ mended: 0, unequal: 0 })
  }
})

test('rows that changed behind the program are found and put right, and no others are fetched', async () => {
  behindTheApp(
    desk,
    `UPDATE product SET weight_g = 1 WHERE sku = 'COLA'`,
    `UPDATE order_line SET quantity = quantity + 1 WHERE n = 2 AND id = (SELECT max(id) FROM sales_order)`,
    `UPDATE sales_order SET version = version + 1 WHERE id = (SELECT min(id) FROM sales_order)`,
    `DELETE FROM order_line WHERE n = 1 AND id = (SELECT min(id) FROM sales_order)`,
    `INSERT INTO price_item (id, n, product_id, price_units, price_minor, from_quantity, version) SELECT id, 77, product_id, 1, 1, 1, 5 FROM price_item LIMIT 1`,
  )
  expect(await city.differences(desk)).toHaveLength(5)
  await desk.sync.compare()
  expect(await city.differences(desk)).toEqual([])
  expect(await findComparison(desk.store.reader)).toMatchObject({ mended: 5, unequal: 0 })
  const kept = await desk.store.reader.selectFrom('mended_row').select(['tbl', 'before', 'after']).execute()
  expect(kept).toHaveLength(5)
  const weight = kept.find(row => row.tbl === tableOf('product').number)
  expect([JSON.parse(weight?.before ?? ''), JSON.parse(weight?.after ?? '')]).toMatchObject([
    { weight_g: 1 },
    { weight_g: null },
  ])
})

test('what people saved and nobody has answered is no difference, and stays on top of what is mended', async () => {
  const [first, second] = await desk.store.reader
    .selectFrom('sales_order')
    .select('id')
    .orderBy('id')
    .limit(2)
    .execute()
  desk.link.set({ down: true })
  await desk.store.write(by(city.clerk.cap, 'orders.save', 'orders.enter'), tx =>
    tx
      .updateTable('sales_order')
      .set({ note: 'rele anvan' })
      .where('id', '=', first?.id ?? 0)
      .execute(),
  )
  behindTheApp(desk, `UPDATE sales_order SET channel = 'paper' WHERE id IN (${first?.id}, ${second?.id})`)
  desk.link.set({ down: false })
  // What is refused stays pending: the office does not know this person.
  await desk.store.write(by(4711, 'orders.save', 'orders.enter'), tx =>
    tx
      .updateTable('sales_order')
      .set({ note: 'moun sa a pa la' })
      .where('id', '=', second?.id ?? 0)
      .execute(),
  )
  await desk.sync.compare()
  expect(await findComparison(desk.store.reader)).toMatchObject({ mended: 2, unequal: 0 })
  const rows = await desk.store.reader
    .selectFrom('sales_order')
    .select(['note', 'channel'])
    .where('id', 'in', [first?.id ?? 0, second?.id ?? 0])
    .orderBy('id')
    .execute()
  expect(rows).toEqual([
    { note: 'rele anvan', channel: 'phone' },
    { note: 'moun sa a pa la', channel: 'phone' },
  ])
  const [refused] = await listRefused(desk.store.reader)
  await discard(desk.store, { tx: refused?.tx ?? 0, person: city.clerk.cap, also: [] })
})

test('while others write without a pause it is tried some times, then another day, and the sync goes on', async () => {
  await desk.sync.compare()
  const before = await findComparison(desk.store.reader)
  const other = await city.addDesk()
  const post = desk.link
  behindTheApp(desk, `UPDATE product SET weight_g = 9 WHERE sku = 'SODA'`)
  let writing = true
  const writer = (async () => {
    for (let more = 0; writing && more < 40; more += 1) {
      await takeOrders(other, { ...order(), person: city.clerk.cap }, 1)
      await other.sync.now()
    }
  })()
  post.set({ delay: 120 })
  await desk.sync.compare()
  writing = false
  post.set({ delay: 0 })
  await writer
  expect((await desk.sync.status()).trouble).toBeNull()
  expect(before).not.toBeNull()
  await desk.sync.compare()
  expect(await city.differences(desk)).toEqual([])
})

test('a row that mending does not help stands before a person, and is not fetched again and again', async () => {
  behindTheApp(
    desk,
    `CREATE TRIGGER rot AFTER UPDATE ON product WHEN new.sku = 'BEER' AND new.weight_g IS NOT 7 BEGIN UPDATE product SET weight_g = 7 WHERE id = new.id; END`,
    `UPDATE product SET weight_g = 6 WHERE sku = 'BEER'`,
  )
  await desk.sync.compare()
  expect(await listUnequal(desk.store.reader)).toMatchObject([{ table: tableOf('product').number, why: 'not-mended' }])
  expect((await desk.sync.status()).needsAttention).toBe(1)
  const before = rounds(desk)
  await desk.sync.now()
  expect(rounds(desk)).toBe(before + 1)

  behindTheApp(desk, 'DROP TRIGGER rot')
  await desk.sync.compare()
  expect(await listUnequal(desk.store.reader)).toEqual([])
  expect(await city.differences(desk)).toEqual([])
})

test('fault 38: a row that this copy cannot hold is passed over, said, and taken in when it can stand', async () => {
  behindTheApp(
    desk,
    `CREATE TRIGGER poison BEFORE UPDATE ON product WHEN new.category = 'pwazon' BEGIN SELECT RAISE(ABORT, 'no'); END`,
  )
  const write = (category: string, sku: string) =>
    city.founder.store.write(by(city.company.person, 'products.save', 'reference.edit'), tx =>
      tx.updateTable('product').set({ category }).where('sku', '=', sku).execute(),
    )
  await write('pwazon', 'COLA')
  await write('dlo', 'SODA')
  await city.founder.sync.now()
  expect((await desk.sync.now()).trouble).toBeNull()
  const soda = await desk.store.reader.selectFrom('product').select('category').where('sku', '=', 'SODA').execute()
  expect(soda).toEqual([{ category: 'dlo' }])
  expect(await listUnequal(desk.store.reader)).toMatchObject([{ why: 'cannot-stand' }])
  expect((await desk.sync.status()).needsAttention).toBe(1)
  await desk.sync.compare()
  expect(await listUnequal(desk.store.reader)).toMatchObject([{ why: 'cannot-stand' }])

  behindTheApp(desk, 'DROP TRIGGER poison')
  await desk.sync.compare()
  expect(await listUnequal(desk.store.reader)).toEqual([])
  expect((await desk.sync.status()).needsAttention).toBe(0)
  expect(await city.differences(desk)).toEqual([])
})

test('a row that changed behind head office’s back spoils no copy: it is found, named there and not given away', async () => {
  const [row] = await atOffice(
    `UPDATE row_state SET columns = columns || '{"weight_g": 666}' WHERE tbl = 7 AND columns ->> 'sku' = 'BEER' RETURNING id, proof`,
  )
  await desk.sync.compare()
  expect(await findComparison(desk.store.reader)).toMatchObject({ mended: 0, unequal: 0 })
  behindTheApp(desk, `UPDATE product SET weight_g = 5 WHERE sku = 'BEER'`)
  await desk.sync.compare()
  expect(await listUnequal(desk.store.reader)).toMatchObject([{ why: 'damaged-there' }])
  const beer = await desk.store.reader.selectFrom('product').select('weight_g').where('sku', '=', 'BEER').execute()
  expect(beer).toEqual([{ weight_g: 5 }])
  expect(await atOffice('SELECT tbl, id FROM damaged_row')).toEqual([{ tbl: 7, id: row?.id }])
  await atOffice(
    `UPDATE row_state SET columns = columns || '{"weight_g": null}' WHERE tbl = 7 AND columns ->> 'sku' = 'BEER'`,
  )
  await desk.sync.compare()
  expect(await city.differences(desk)).toEqual([])
})
