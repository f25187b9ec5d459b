import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { keepBooks } from '../sim/officeBooks.ts'
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

/** As the owner of head office's database. */
async function ask<T>(sql: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: city.office.databaseUrl, options: '-c search_path=konvwa' })
  await client.connect()
  try {
    return [await client.query(sql)].flat().at(-1)?.rows ?? []
  } finally {
    await client.end()
  }
}

const numbersAt = async (desk: CityDesk): Promise<string[]> => {
  const rows = await desk.store.reader.selectFrom('sales_order').select('number').orderBy('number').execute()
  return rows.map(row => row.number ?? '')
}

const notes = (desk: CityDesk, text: string) =>
  desk.store.write(by(city.clerk.cap, 'customers.save', 'customers.edit'), tx =>
    tx.updateTable('customer').set({ notes: text }).where('id', '=', city.customer).execute(),
  )

test('a head office that came back from an older backup gets everything back that desks were told was there', async () => {
  const early = await takeOrders(one, order(), 1)
  for (const desk of [one, two, city.founder]) await desk.sync.now()
  const backup = keepBooks(ask)
  await backup.keep('night')
  const late = [...(await takeOrders(one, order(), 3)), ...(await takeOrders(two, order(), 2))]
  await notes(two, 'rings twice')
  await city.founder.store.write(by(city.company.person, 'products.save', 'reference.edit'), tx =>
    tx
      .updateTable('product')
      .set({ category: 'new' })
      .where('id', '=', city.company.products[0] ?? 0)
      .execute(),
  )
  for (const desk of [city.founder, one, two, one, city.founder]) await desk.sync.now()
  await backup.bring('night')

  const after = await takeOrders(two, order(), 1)
  for (const desk of [one, two, city.founder, one, two, city.founder])
    expect(await desk.sync.now()).toMatchObject({ trouble: null, waitingTransactions: 0, needsAttention: 0 })
  const all = [...early, ...late, ...after].toSorted()
  for (const desk of [one, two, city.founder]) {
    expect(await numbersAt(desk)).toEqual(all)
    expect(await city.differences(desk)).toEqual([])
  }
})
