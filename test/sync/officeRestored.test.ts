import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { keepBooks } from '../sim/officeBooks.ts'
import { by } from '../support/business.ts'
import { type City, type CityDesk, openCity } from '../support/city.ts'
import { screenAt } from '../support/screenAt.ts'
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

test('fault 17: a head office that came back from an older backup gets everything back that desks were told was there', async () => {
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

/** What head office wrote in one scope more than once. */
const written = () =>
  ask(`SELECT scope, device, number FROM change_log WHERE number > 0 GROUP BY 1, 2, 3 HAVING count(*) > 1`)

test('what several desks give back behind what others wrote since stands once, and what was removed stays removed', async () => {
  const contacts = async (desk: CityDesk, change: (phone: string[]) => string[]) => {
    const client = await screenAt(desk, desk === city.founder ? city.company.person : city.clerk.cap)
    const present = await client.customers.find({ id: city.customer })
    const next = change(present.contacts.map(each => each.phone)).map((phone, place) => ({
      ...{ n: 0, name: 'Rose', role: '', email: '', isPrimary: false },
      ...present.contacts[place],
      phone,
    }))
    await client.customers.save({ ...present, contacts: next })
  }
  await contacts(one, () => ['3700 1111'])
  for (const desk of [one, two, city.founder]) await desk.sync.now()
  const backup = keepBooks(ask)
  await backup.keep('night')
  await contacts(two, () => ['3700 2222'])
  await two.sync.now()
  const late = await takeOrders(one, order(), 1)
  await one.sync.now()
  await contacts(city.founder, () => [])
  await backup.bring('night')
  await ask('UPDATE office SET epoch = epoch + 7')

  for (const desk of [city.founder, two, one, city.founder, two, one])
    expect(await desk.sync.now()).toMatchObject({ trouble: null, waitingTransactions: 0 })
  expect(await written()).toEqual([])
  for (const desk of [one, two, city.founder]) {
    expect(await desk.store.reader.selectFrom('contact').selectAll().execute()).toEqual([])
    expect(await numbersAt(desk)).toEqual(expect.arrayContaining(late))
    expect(await city.differences(desk)).toEqual([])
  }
})
