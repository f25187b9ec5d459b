import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addAttachment } from '../../db/attachments.ts'
import { keepBlob } from '../../db/blobs.ts'
import { findOrder, updateOrder } from '../../db/orders.ts'
import { raiseEpoch } from '../../headoffice/store/epoch.ts'
import { openStore } from '../../headoffice/store/pool.ts'
import { lineAmount, orderTotals } from '../../shared/orders/amounts.ts'
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
  const backup = keepBooks(city.office.ask)
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
  city.office.ask(`SELECT scope, device, number FROM change_log WHERE number > 0 GROUP BY 1, 2, 3 HAVING count(*) > 1`)

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
  const backup = keepBooks(city.office.ask)
  await backup.keep('night')
  await contacts(two, () => ['3700 2222'])
  await two.sync.now()
  const late = await takeOrders(one, order(), 1)
  await one.sync.now()
  await contacts(city.founder, () => [])
  await backup.bring('night')
  await city.office.ask('UPDATE office SET epoch = epoch + 7')

  for (const desk of [city.founder, two, one, city.founder, two, one])
    expect(await desk.sync.now()).toMatchObject({ trouble: null, waitingTransactions: 0 })
  expect(await written()).toEqual([])
  for (const desk of [one, two, city.founder]) {
    expect(await desk.store.reader.selectFrom('contact').selectAll().execute()).toEqual([])
    expect(await numbersAt(desk)).toEqual(expect.arrayContaining(late))
    expect(await city.differences(desk)).toEqual([])
  }
})

/** As `--restored` tells it. */
async function tellRestored(): Promise<void> {
  const store = openStore({ databaseUrl: city.office.databaseUrl, connections: 1, onError: () => undefined })
  const [office] = await city.office.ask<{ epoch: string }>('SELECT epoch::text FROM office')
  await store.transaction(on => raiseEpoch(on, Number(office?.epoch)))
  await store.close()
}

const founderWrites = (values: { notes?: string; zone?: string; address?: string }) =>
  city.founder.store.write(by(city.company.person, 'customers.save', 'customers.edit'), tx =>
    tx.updateTable('customer').set(values).where('id', '=', city.customer).execute(),
  )

test('a computer that comes back more than three days after head office was restored misses nothing of what others wrote where it had been', async () => {
  for (const desk of [one, two, city.founder, one, two, city.founder]) await desk.sync.now()
  const backup = keepBooks(city.office.ask)
  await backup.keep('night')
  await notes(two, 'lost, and given back')
  for (const desk of [two, one]) await desk.sync.now()
  await one.store.pen.turn(
    ({ statement }) => void statement('UPDATE kept_answer SET at = at - ?').run(4 * 24 * 60 * 60_000),
  )
  await backup.bring('night')
  await tellRestored()
  for (const values of [{ zone: 'Vertières' }, { address: 'Rue 6' }, { address: 'Rue 7' }]) await founderWrites(values)
  for (const desk of [city.founder, one, two, city.founder, one, two])
    expect(await desk.sync.now()).toMatchObject({ trouble: null, waitingTransactions: 0 })
  expect(await written()).toEqual([])
  for (const desk of [one, two, city.founder]) expect(await city.differences(desk)).toEqual([])
}, 180_000)

test('what a waiting change had seen of the lost history counts for nothing: who really wrote last stands, and the other value is on a card', async () => {
  for (const desk of [one, two, city.founder, one, two, city.founder]) await desk.sync.now()
  const backup = keepBooks(city.office.ask)
  await backup.keep('night')
  await notes(two, 'lost, and seen by the other')
  for (const desk of [two, one]) await desk.sync.now()
  await notes(one, 'waited')
  await backup.bring('night')
  await tellRestored()
  await founderWrites({ notes: 'wrote last' })
  for (const desk of [city.founder, one, two, city.founder, one, two])
    expect(await desk.sync.now()).toMatchObject({ trouble: null, waitingTransactions: 0 })
  for (const desk of [one, two, city.founder]) {
    const { notes: stands } = await desk.store.reader
      .selectFrom('customer')
      .select('notes')
      .where('id', '=', city.customer)
      .executeTakeFirstOrThrow()
    expect(stands).toBe('wrote last')
    expect(await city.differences(desk)).toEqual([])
  }
  const cards = await one.store.reader.selectFrom('conflict').select('other').where('state', '=', 'open').execute()
  expect(cards.map(({ other }) => JSON.parse(other).value)).toContain('waited')
}, 180_000)

/** Another quantity in one line of the newest order, with the totals that this desk works out. */
const reorder = (desk: CityDesk, n: number, quantity: number) =>
  desk.store.write(by(city.clerk.cap, 'orders.save', 'orders.enter'), async tx => {
    const { id } = await tx.selectFrom('sales_order').select('id').orderBy('id', 'desc').executeTakeFirstOrThrow()
    const before = await findOrder(tx, id)
    if (!before) throw new Error('the order is here')
    const lines = before.lines.map(line => (line.n === n ? { ...line, quantity } : line))
    const priced = lines.map(line => ({
      ...line,
      quantity: line.quantity,
      price_units: line.priceUnits,
      price_minor: line.priceMinor,
      discount_bp: line.discountBp,
      tax_rate_bp: line.taxRateBp,
    }))
    const totals = orderTotals(priced, false)
    await updateOrder(tx, before, {
      ...before,
      lines: priced.map(line => ({ ...line, amountMinor: lineAmount(line) })),
      netMinor: totals.net_minor,
      taxMinor: totals.tax_minor,
      totalMinor: totals.total_minor,
    })
    return id
  })

test('an order whose lines come back to a restored head office from several computers costs what its lines cost', async () => {
  await takeOrders(one, order(), 1)
  for (const desk of [one, two, city.founder, one, two, city.founder]) await desk.sync.now()
  const backup = keepBooks(city.office.ask)
  await backup.keep('night')
  const id = await reorder(one, 1, 48)
  await one.sync.now()
  await backup.bring('night')
  await tellRestored()
  await reorder(two, 2, 96)
  for (const desk of [two, one, city.founder, two, one, city.founder])
    expect(await desk.sync.now()).toMatchObject({ trouble: null, waitingTransactions: 0 })
  for (const desk of [one, two, city.founder]) {
    const stands = await findOrder(desk.store.reader, id)
    expect(stands?.lines.map(line => line.quantity)).toEqual([48, 96])
    expect(stands?.netMinor).toBe(stands?.lines.reduce((sum, line) => sum + line.amountMinor, 0))
    expect(await city.differences(desk)).toEqual([])
  }
}, 180_000)

test('the bytes of attached files that a restored head office lost come again from the computer that has them', async () => {
  for (const desk of [one, two, city.founder, one, two, city.founder]) await desk.sync.now()
  const backup = keepBooks(city.office.ask)
  await backup.keep('night')
  const bytes = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.alloc(5_000, 'konvwa')])
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  await one.store.write(by(city.clerk.cap, 'attachments.add', 'customers.edit'), async tx => {
    await keepBlob(tx, sha256, bytes, Date.now())
    const record = { table: 'customer', rowId: city.customer, depotId: city.company.depot } as const
    const file = { name: 'Chèk.jpg', mediaType: 'image/jpeg', size: bytes.length, sha256, thumbnail: '' } as const
    await addAttachment(tx, { ...record, ...file, person: city.clerk.cap, at: Date.now() })
  })
  const there = () => city.office.ask<{ have: string }>(`SELECT have::text FROM blob WHERE sha256 = '${sha256}'`)
  await one.sync.now()
  expect(await there()).toEqual([{ have: '5003' }])
  await backup.bring('night')
  expect(await there()).toEqual([])
  await tellRestored()
  for (const desk of [one, two, one]) expect(await desk.sync.now()).toMatchObject({ trouble: null })
  expect(await there()).toEqual([{ have: '5003' }])
}, 180_000)
