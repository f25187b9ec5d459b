import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addCustomer, by } from '../support/business.ts'
import { type City, type CityDesk, openCity } from '../support/city.ts'
import { passNight } from '../support/passNight.ts'
import { takeOrders } from '../support/takeOrders.ts'

const day = 24 * 3_600_000
let city: City
let two: CityDesk
let nights = 0

beforeAll(async () => {
  city = await openCity()
  two = await city.addDesk()
}, 120_000)
afterAll(() => city.close())

const order = () => ({
  company: city.company,
  customer: city.customer,
  person: city.clerk.cap,
  depot: city.company.depot,
  depotCode: 'CAP',
})

const notes = (desk: CityDesk, text: string) =>
  desk.store.write(by(city.clerk.cap, 'customers.save', 'customers.edit'), tx =>
    tx.updateTable('customer').set({ notes: text }).where('id', '=', city.customer).execute(),
  )

async function atOffice<T>(sql: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: city.office.databaseUrl, options: '-c search_path=konvwa' })
  await client.connect()
  const { rows } = await client.query(sql)
  await client.end()
  return rows
}

/** Everything that head office has in its log came so many days earlier, and the night passes. */
async function later(days: number): Promise<void> {
  await atOffice(`UPDATE change_log SET at = at - ${days * day}`)
  nights += 1
  expect(await passNight(city.office.databaseUrl, Date.now() + nights * day)).toBe(true)
}

const takenIn = (at: CityDesk): number => at.logged.filter(line => line.startsWith('info snapshot taken in')).length
const notesAt = async ({ store }: CityDesk): Promise<string> =>
  (await store.reader.selectFrom('customer').select('notes').where('id', '=', city.customer).executeTakeFirstOrThrow())
    .notes
const ordersAt = async ({ store }: CityDesk): Promise<string[]> => {
  const rows = await store.reader.selectFrom('sales_order').select('number').orderBy('number').execute()
  return rows.map(row => row.number ?? '')
}

test('a computer whose place lies in a stretch of the log that was shortened reads on and is equal', async () => {
  const away = await city.addDesk()
  for (const text of ['one', 'two', 'three']) await notes(two, text)
  await two.sync.now()
  await away.sync.now()
  for (const text of ['four', 'five', 'six']) await notes(two, text)
  const taken = await takeOrders(two, order(), 2)
  await two.sync.now()
  const weight = async () => (await atOffice<{ sum: string }>('SELECT sum(size) AS sum FROM change_log'))[0]?.sum
  const before = Number(await weight())
  await later(31)
  expect(Number(await weight())).toBeLessThan(before)
  expect(await away.sync.now()).toMatchObject({ trouble: null, needsAttention: 0 })
  expect([await notesAt(away), takenIn(away)]).toEqual(['six', 0])
  expect(await ordersAt(away)).toEqual(expect.arrayContaining(taken))
  expect(await city.differences(away)).toEqual([])
})

test('a computer that was away for 121 days starts again from a snapshot, and its waiting orders, its last unanswered change and what was deleted come out right', async () => {
  const closing = await two.store.write(by(city.clerk.cap, 'customers.save', 'customers.edit'), tx =>
    addCustomer(tx, city.company.depot, 'K009'),
  )
  await two.sync.now()
  let away = await city.addDesk()
  expect((await away.sync.now()).trouble).toBeNull()
  // Head office takes this, and the answer is lost.
  await notes(away, 'from the desk')
  const sentBefore = await takeOrders(away, order(), 1)
  away.link.set({ cutAfterDown: 0 })
  expect((await away.sync.now()).trouble).not.toBeNull()
  away.link.set({ down: true })
  const waiting = await takeOrders(away, order(), 3)

  await two.sync.now()
  expect(await notesAt(two)).toBe('from the desk')
  await notes(two, 'newer')
  await two.sync.now()
  await two.store.write(by(city.clerk.cap, 'customers.save', 'customers.edit'), tx =>
    tx.deleteFrom('customer').where('id', '=', closing).execute(),
  )
  expect(await two.sync.now()).toMatchObject({ trouble: null, needsAttention: 0 })
  await later(121)
  const since = await takeOrders(two, order(), 1)
  await two.sync.now()
  // The log is cut off as far as the older of two snapshots reaches: somebody may be in the middle of it.
  await later(1)
  since.push(...(await takeOrders(two, order(), 1)))
  await two.sync.now()

  // On the way the link breaks and the program ends.
  const anew = () => away.store.reader.selectFrom('cut_scope').select('scope').execute()
  for (let cut = 200; cut < 3000 && (await anew()).length === 0; cut += 150) {
    away.link.set({ down: false, cutAfterDown: cut })
    await away.sync.now()
  }
  expect(await anew()).toEqual([{ scope: `depot:${city.company.depot}` }])
  await away.close()
  away = city.track({ folder: away.folder }, away.link)
  away.link.set({ cutAfterDown: null })
  const after = await away.sync.now()
  expect(after, away.logged.join('\n')).toMatchObject({ trouble: null, waitingTransactions: 0, needsAttention: 0 })
  expect(takenIn(away)).toBe(1)
  await city.founder.sync.now()
  for (const number of [...sentBefore, ...waiting, ...since])
    for (const desk of [city.founder, away])
      expect((await ordersAt(desk)).filter(each => each === number)).toEqual([number])
  expect(await notesAt(away)).toBe('newer')
  expect(await city.differences(away)).toEqual([])
  // That alone the comparison had to find.
  expect(await away.store.reader.selectFrom('mended_row').select(['id', 'after']).execute()).toEqual([
    { id: closing, after: null },
  ])
  expect(await away.store.reader.selectFrom('cut_scope').selectAll().execute()).toEqual([])
  expect(await away.store.reader.selectFrom('laid_row').selectAll().execute()).toEqual([])

  const more = await takeOrders(away, order(), 1)
  await away.sync.now()
  await two.sync.now()
  expect(await ordersAt(two)).toEqual(expect.arrayContaining(more))
})
