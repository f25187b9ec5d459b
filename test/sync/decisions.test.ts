import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { discard } from '../../db/discard.ts'
import { listRefused } from '../../db/inbox.ts'
import { nextId } from '../../db/nextId.ts'
import { resend } from '../../db/resend.ts'
import { tableOf } from '../../shared/sync/registry.ts'
import { addCustomer, addOrder, by } from '../support/business.ts'
import { type City, type CityDesk, openCity } from '../support/city.ts'
import { takeOrders } from '../support/takeOrders.ts'

let city: City
let one: CityDesk
let two: CityDesk

beforeAll(async () => {
  city = await openCity()
  one = await city.addDesk()
  two = await city.addDesk()
})
afterAll(() => city.close())

const order = () => ({
  company: city.company,
  customer: city.customer,
  person: city.clerk.cap,
  depot: city.company.depot,
  depotCode: 'CAP',
})
const change = (desk: CityDesk, values: { delivery_days?: number; notes?: string; zone?: string }) =>
  desk.store.write(by(city.clerk.cap, 'customers.save', 'customers.edit'), tx =>
    tx.updateTable('customer').set(values).where('id', '=', city.customer).execute(),
  )
const customer = (desk: CityDesk) =>
  desk.store.reader
    .selectFrom('customer')
    .select(['delivery_days', 'notes', 'zone'])
    .where('id', '=', city.customer)
    .executeTakeFirst()
const cards = (desk: CityDesk) =>
  desk.store.reader.selectFrom('conflict').selectAll().where('state', '=', 'open').execute()
const allSync = async (): Promise<void> => {
  for (const desk of [one, two, city.founder, one, two]) await desk.sync.now()
}
const allEqual = async (): Promise<void> => {
  for (const desk of [one, two, city.founder]) expect(await city.differences(desk)).toEqual([])
}

test('different fields of one customer, changed apart, both stand and raise no card', async () => {
  await change(one, { notes: 'closed on Sunday' })
  await change(two, { zone: 'Vertières' })
  await allSync()
  expect(await customer(one)).toMatchObject({ notes: 'closed on Sunday', zone: 'Vertières' })
  expect(await cards(one)).toEqual([])
  await allEqual()
})

test('fault 47: the same field changed apart: both values are kept on one card at both desks, and the resolution is equal everywhere', async () => {
  await allSync()
  await change(one, { delivery_days: 0b0000001 })
  await change(two, { delivery_days: 0b1000000 })
  await allSync()
  const [card, ...more] = await cards(one)
  expect(more).toEqual([])
  expect(await cards(two)).toEqual(card ? [card] : [])
  expect(card).toMatchObject({
    kind: 'same-field',
    table_number: tableOf('customer').number,
    row_id: city.customer,
    column_name: 'delivery_days',
  })
  expect(JSON.parse(card?.standing ?? '{}')).toMatchObject({ value: 0b1000000, person: city.clerk.cap })
  expect(JSON.parse(card?.other ?? '{}')).toMatchObject({ value: 0b0000001, person: city.clerk.cap })
  expect(await customer(one)).toEqual(await customer(two))
  expect(await one.sync.status()).toMatchObject({ needsAttention: 1, waitingTransactions: 0 })
  expect(await two.sync.status()).toMatchObject({ needsAttention: 1 })

  await one.store.write(by(city.clerk.cap, 'attention.resolve', 'sync.resolve'), async tx => {
    await tx.updateTable('customer').set({ delivery_days: 0b0000001 }).where('id', '=', city.customer).execute()
    await tx
      .updateTable('conflict')
      .set({ state: 'resolved', resolved_by: city.clerk.cap, resolved_at: Date.now() })
      .where('id', '=', card?.id ?? 0)
      .execute()
  })
  await allSync()
  for (const desk of [one, two, city.founder]) {
    expect(await customer(desk)).toMatchObject({ delivery_days: 0b0000001 })
    expect(await cards(desk)).toEqual([])
    expect((await desk.sync.status()).needsAttention).toBe(0)
  }
  await allEqual()
})

test('a change for a depot that the computer does not own stands in needs attention; those behind it go through', async () => {
  await allSync()
  const before = await takeOrders(one, order(), 1)
  await one.store.write(by(city.clerk.cap, 'customers.save', 'customers.edit'), tx =>
    addCustomer(tx, city.gonaives, 'G001'),
  )
  const behind = await takeOrders(one, order(), 2)
  const status = await one.sync.now()
  expect(status).toMatchObject({ trouble: null, waitingTransactions: 0, needsAttention: 1 })
  const [refused, ...more] = await listRefused(one.store.reader)
  expect(more).toEqual([])
  expect(refused).toMatchObject({ code: 'wrong-depot', why: 'customers.save', state: 'open' })
  await two.sync.now()
  const there = await two.store.reader
    .selectFrom('sales_order')
    .select('number')
    .where('number', 'in', [...before, ...behind])
    .execute()
  expect(there).toHaveLength(3)

  await discard(one.store, { tx: refused?.tx ?? 0, person: city.clerk.cap, also: [] })
  expect(await one.sync.now()).toMatchObject({ needsAttention: 0 })
  await allSync()
  await allEqual()
})

test('a refused change that somebody puts right is sent again and arrives', async () => {
  let wrong = 0
  await one.store.write(by(city.clerk.cap, 'orders.receive', 'orders.enter'), async tx => {
    wrong = await addOrder(tx, {
      company: { ...city.company, person: city.clerk.cap },
      customer: city.customer,
      number: null,
      now: Date.now(),
    })
    await tx.updateTable('sales_order').set({ total_minor: 1 }).where('id', '=', wrong).execute()
  })
  expect(await one.sync.now()).toMatchObject({ needsAttention: 1 })
  const [refused] = await listRefused(one.store.reader)
  expect(refused?.code).toBe('amounts-differ')

  const right = await one.store.reader
    .selectFrom('sales_order')
    .select(['net_minor', 'tax_minor'])
    .where('id', '=', wrong)
    .executeTakeFirstOrThrow()
  await one.store.write(by(city.clerk.cap, 'orders.save', 'orders.enter'), tx =>
    tx
      .updateTable('sales_order')
      .set({ total_minor: right.net_minor + right.tax_minor })
      .where('id', '=', wrong)
      .execute(),
  )
  await resend(one.store, by(city.clerk.cap, 'attention.resend', 'orders.enter'), refused?.tx ?? 0)
  await allSync()
  const arrived = await two.store.reader
    .selectFrom('sales_order')
    .select('total_minor')
    .where('id', '=', wrong)
    .executeTakeFirst()
  expect(arrived).toEqual({ total_minor: right.net_minor + right.tax_minor })
  expect((await one.sync.status()).needsAttention).toBe(0)
  await allEqual()
})

test('what depends on something missing is held, neither lost nor refused, and goes through when it has come', async () => {
  await allSync()
  const product = await city.founder.store.writePrivate(tx => nextId(tx))
  let orderId = 0
  await one.store.write(by(city.clerk.cap, 'orders.save', 'orders.enter'), async tx => {
    orderId = await addOrder(tx, {
      company: { ...city.company, person: city.clerk.cap, products: [city.company.products[0] ?? 0, product] },
      customer: city.customer,
      number: null,
      now: Date.now(),
    })
  })
  const behind = await takeOrders(one, order(), 1)
  expect(await one.sync.now()).toMatchObject({ trouble: null, waitingTransactions: 0 })
  const states = await one.store.reader.selectFrom('tx').select('state').where('state', '=', 'held').execute()
  expect(states).toHaveLength(1)
  await two.sync.now()
  expect(await two.store.reader.selectFrom('sales_order').select('id').where('id', '=', orderId).execute()).toEqual([])
  expect(
    await two.store.reader.selectFrom('sales_order').select('id').where('number', 'in', behind).execute(),
  ).toHaveLength(1)

  await city.founder.store.write(by(city.company.person, 'products.save', 'reference.edit'), tx =>
    tx
      .insertInto('product')
      .values({
        id: product,
        sku: 'MALT',
        name_en: 'Malt',
        name_fr: 'Malt',
        name_ht: 'Malta',
        case_units: 24,
        tax_class_id: city.company.taxClass,
        weight_g: null,
        barcode: null,
        category: 'drinks',
        active: 1,
      })
      .execute(),
  )
  await allSync()
  expect(
    await two.store.reader.selectFrom('sales_order').select('id').where('id', '=', orderId).execute(),
  ).toHaveLength(1)
  expect(await one.store.reader.selectFrom('tx').select('state').where('state', '=', 'held').execute()).toEqual([])
  await allEqual()
})

test('what comes down does not wait for what does not go up', async () => {
  await allSync()
  const taken = await takeOrders(two, order(), 2)
  await two.sync.now()
  await takeOrders(one, order(), 1)
  one.link.set({ cutAfterUp: 200 })
  expect(await one.sync.now()).toMatchObject({ waitingTransactions: 1 })
  one.link.set({ cutAfterUp: null })
  const cursors = one.link.traffic.connections
  await one.sync.now()
  expect(one.link.traffic.connections).toBeGreaterThan(cursors)
  const there = await one.store.reader.selectFrom('sales_order').select('id').where('number', 'in', taken).execute()
  expect(there).toHaveLength(2)
  await allSync()
  await allEqual()
})

test('a computer that head office gives to another depot lets go of the first one’s rows and fetches the other’s', async () => {
  const desk = await city.addDesk()
  expect(await desk.store.reader.selectFrom('customer').select('id').execute()).not.toEqual([])
  const client = new pg.Client({ connectionString: city.office.databaseUrl })
  await client.connect()
  await client.query('UPDATE konvwa.device SET depot_id = $1 WHERE number = $2', [
    city.gonaives,
    desk.identity.present().device,
  ])
  await client.end()

  expect(await desk.sync.now()).toMatchObject({ trouble: null, waitingTransactions: 0 })
  expect(await desk.store.reader.selectFrom('customer').select('id').execute()).toEqual([])
  expect(await desk.store.reader.selectFrom('person').select('login').orderBy('login').execute()).toEqual([
    { login: 'mirlande' },
    { login: 'wilner' },
  ])
  expect(await city.differences(desk)).toEqual([])
})
