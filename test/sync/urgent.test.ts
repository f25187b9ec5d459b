import { afterAll, beforeAll, expect, test } from 'vitest'
import { addCustomer, by } from '../support/business.ts'
import { type City, type CityDesk, openCity } from '../support/city.ts'
import { takeOrders } from '../support/takeOrders.ts'

let city: City
let reader: CityDesk

beforeAll(async () => {
  city = await openCity()
  reader = await city.addDesk()
})
afterAll(() => city.close())

/** Customers out of a file, one transaction each. */
async function imported(desk: CityDesk, batch: string, count: number): Promise<number[]> {
  const act = { ...by(city.clerk.cap, 'imports.apply', 'customers.edit'), batch }
  const ids: number[] = []
  for (let row = 1; row <= count; row += 1)
    ids.push(await desk.store.write(act, tx => addCustomer(tx, city.company.depot, `${batch}-${row}`)))
  return ids
}

const order = (customer: number) => ({
  company: city.company,
  customer,
  person: city.clerk.cap,
  depot: city.company.depot,
  depotCode: 'CAP',
})

const known = async (table: 'customer' | 'sales_order', desk: CityDesk): Promise<number> =>
  (await desk.store.reader.selectFrom(table).select('id').execute()).length

test('with only what is urgent, an order and the customer it is for go, and the rest of the file waits until it is taken back', async () => {
  const desk = await city.addDesk()
  await reader.sync.now()
  const [customers, orders] = [await known('customer', reader), await known('sales_order', reader)]
  const ids = await imported(desk, 'URG', 20)
  await takeOrders(desk, order(ids[11] ?? 0), 2)
  await desk.sync.setPlan({ urgentOnly: true })

  expect(await desk.sync.now()).toMatchObject({
    trouble: null,
    waitingTransactions: 19,
    waitingLater: 19,
    waitingBytes: 0,
  })
  await reader.sync.now()
  expect([await known('customer', reader), await known('sales_order', reader)]).toEqual([customers + 1, orders + 2])
  expect(await city.differences(reader)).toEqual([])
  const again = await desk.store.reader.selectFrom('sync_state').select('sealed_frame').executeTakeFirstOrThrow()
  await desk.sync.now()
  expect(await desk.store.reader.selectFrom('sync_state').select('sealed_frame').executeTakeFirst()).toEqual(again)

  await desk.sync.setPlan({ urgentOnly: false })
  expect(await desk.sync.now()).toMatchObject({ waitingTransactions: 0, waitingLater: 0 })
  expect(await desk.store.reader.selectFrom('refusal').select('code').execute()).toEqual([])
  expect(await desk.store.reader.selectFrom('tx').select('number').where('state', '=', 'held').execute()).toEqual([])
  await reader.sync.now()
  expect(await known('customer', reader)).toBe(customers + 20)
  for (const each of [desk, reader]) expect(await city.differences(each)).toEqual([])
})

test('over a link paid by volume only what is urgent goes by itself, and the rest when somebody asks', async () => {
  const desk = await city.addDesk()
  await imported(desk, 'VOL', 5)
  await takeOrders(desk, order(city.customer), 1)
  await desk.sync.setPlan({ metered: true })
  await desk.sync.start()
  await expect
    .poll(() => desk.sync.status(), { timeout: 20_000 })
    .toMatchObject({ waitingTransactions: 5, state: 'idle' })
  expect(await desk.sync.now()).toMatchObject({ waitingTransactions: 0, trouble: null })
})

test('outside its hours a computer waits until they begin, and a person does not', async () => {
  const night = new Date(2026, 10, 30, 2, 30).getTime()
  const desk = await city.addDesk({ now: () => night })
  await desk.sync.setPlan({ hours: { from: 6, to: 20 } })
  await desk.sync.start()
  const { nextAttempt, trouble } = await desk.sync.now()
  expect(trouble).toBeNull()
  expect(new Date(nextAttempt ?? 0).getHours()).toBe(6)
})

test('what the link was like is known again after a restart', async () => {
  const desk = await city.addDesk()
  await takeOrders(desk, order(city.customer), 3)
  await desk.sync.now()
  await desk.close()
  const opened = city.track({ folder: desk.folder }, desk.link)
  await takeOrders(opened, order(city.customer), 1)
  expect(await opened.sync.status()).toMatchObject({ waitingTransactions: 1, aboutSeconds: expect.any(Number) })
})
