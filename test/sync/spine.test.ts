import { afterAll, beforeAll, expect, test } from 'vitest'
import { by } from '../support/business.ts'
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
const numbers = async (desk: CityDesk) =>
  (await desk.store.reader.selectFrom('sales_order').select('number').orderBy('number').execute()).map(
    row => row.number,
  )

test('a desk that joins holds what head office holds, and says that nothing waits', async () => {
  await city.founder.sync.now()
  await one.sync.now()
  expect(await city.differences(city.founder)).toEqual([])
  expect(await city.differences(one)).toEqual([])
  expect(await one.sync.status()).toMatchObject({
    state: 'idle',
    waitingTransactions: 0,
    waitingBytes: 0,
    needsAttention: 0,
    trouble: null,
  })
})

test('an order taken at one desk is at head office and at the other desk, once', async () => {
  const before = Date.now()
  const taken = await takeOrders(one, order(), 3)
  const waiting = await one.sync.status()
  expect(waiting).toMatchObject({ state: 'idle', waitingTransactions: 3 })
  expect(waiting.waitingBytes).toBeGreaterThan(100)

  const after = await one.sync.now()
  expect(after).toMatchObject({ waitingTransactions: 0, waitingBytes: 0, trouble: null })
  expect(after.everythingUpTo).toBeGreaterThanOrEqual(before)
  await two.sync.now()
  await city.founder.sync.now()
  expect(await numbers(two)).toEqual(taken)
  for (const desk of [one, two, city.founder]) expect(await city.differences(desk)).toEqual([])
})

test('a change made at the other desk comes back', async () => {
  await two.store.write(by(city.clerk.cap, 'customers.save', 'customers.edit'), tx =>
    tx.updateTable('customer').set({ notes: 'rings twice' }).where('id', '=', city.customer).execute(),
  )
  await two.sync.now()
  await one.sync.now()
  const customer = await one.store.reader
    .selectFrom('customer')
    .select('notes')
    .where('id', '=', city.customer)
    .executeTakeFirst()
  expect(customer).toEqual({ notes: 'rings twice' })
  expect(await city.differences(one)).toEqual([])
})

test('a sync with nothing to say is one request', async () => {
  await one.sync.now()
  const { connections, up } = one.link.traffic
  await one.sync.now()
  expect(one.link.traffic.connections).toBe(connections + 1)
  expect(one.link.traffic.up - up).toBeLessThan(700)
})

test('what is logged names no person, no customer, no number and no key', async () => {
  for (const desk of [one, two, city.founder]) {
    expect(desk.logged.length).toBeGreaterThan(0)
    expect(desk.logged.join('\n')).not.toMatch(/nadege|mirlande|Customer|Jocelyne|3700|ORD-|rings|MC4CAQ|MCowBQ/)
  }
})

test('another depot’s desk sees none of it', async () => {
  const other = await city.addDesk({ depot: city.gonaives })
  expect(await numbers(other)).toEqual([])
  expect(await city.differences(other)).toEqual([])
})
