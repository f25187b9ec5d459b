import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Client } from '../../shared/contract.ts'
import { addDays, dayAt } from '../../shared/kernel/day.ts'
import type { OrderForm } from '../../shared/orders/contract.ts'
import { type City, type CityDesk, openCity } from '../support/city.ts'
import { screenAt } from '../support/screenAt.ts'
import { line, savedId } from '../support/shop.ts'

let city: City
let one: CityDesk
let two: CityDesk
let atOne: Client
let atTwo: Client
let atHeadOffice: Client

beforeAll(async () => {
  city = await openCity()
  one = await city.addDesk()
  two = await city.addDesk()
  await city.founder.sync.now()
  atOne = await screenAt(one, city.clerk.cap)
  atTwo = await screenAt(two, city.clerk.cap)
  atHeadOffice = await screenAt(city.founder, city.company.person)
})
afterAll(() => city.close())

const form = (part: Partial<OrderForm> = {}): OrderForm => ({
  id: null,
  version: 0,
  customerId: city.customer,
  channel: 'phone',
  customerReference: '',
  requestedDay: addDays(dayAt(Date.now(), 'America/Port-au-Prince'), 3),
  currency: 'HTG',
  note: '',
  lines: city.company.products.slice(0, 2).map(product => line(product, 48)),
  ...part,
})

async function everybodySyncs(): Promise<void> {
  for (const desk of [one, two, city.founder, one, two]) await desk.sync.now()
}

async function nothingRefused(): Promise<void> {
  for (const desk of [one, two, city.founder]) {
    expect(await desk.store.reader.selectFrom('refusal').selectAll().execute()).toEqual([])
    expect((await desk.sync.status()).waitingTransactions).toBe(0)
    expect(await city.differences(desk)).toEqual([])
  }
}

test('every step of an order that a screen can take is taken in by head office and seen at the other desk', async () => {
  const texts = { en: 'Because', fr: 'Parce que', ht: 'Paske' }
  const reason = async (kind: 'hold' | 'cancel'): Promise<number> =>
    savedId(
      await atHeadOffice.settings.saveReasonCode({ id: null, kind, code: kind.toUpperCase(), texts, active: true }),
    )
  const hold = await reason('hold')
  const cancel = await reason('cancel')
  await everybodySyncs()
  const draft = await atOne.orders.save(form())
  const received = await atOne.orders.receive({ id: draft.id })
  const fewer = await atOne.orders.save({
    ...form({ id: draft.id, version: received.version }),
    lines: [line(city.company.products[0] ?? 0, 48, { n: 1 })],
  })
  await atOne.sync.now()
  await atOne.orders.save({
    ...form({ id: draft.id, version: fewer.version, note: 'kase yo dwe tounen' }),
    lines: [line(city.company.products[0] ?? 0, 24, { n: 1 }), line(city.company.products[2] ?? 0, 24)],
  })
  await atOne.orders.check({ id: draft.id })
  await atOne.orders.confirm({ id: draft.id })
  const direct = await atOne.orders.saveAndConfirm(form({ customerReference: 'PO 7' }))
  await atOne.orders.hold({ id: direct.id, kind: 'stock', reasonId: hold })
  await atOne.orders.release({ id: direct.id })
  await atOne.orders.cancel({ id: direct.id, reasonId: cancel })
  await everybodySyncs()

  await nothingRefused()
  const seen = await atTwo.orders.find({ id: draft.id })
  expect(seen.order).toMatchObject({ status: 'confirmed', number: received.number, note: 'kase yo dwe tounen' })
  expect(seen.order.lines.map(({ n, quantity }) => [n, quantity])).toEqual([
    [1, 24],
    [3, 24],
  ])
  expect(seen.sync).toBe('there')
  expect((await atTwo.timeline.of({ table: 'sales_order', id: draft.id })).length).toBeGreaterThanOrEqual(6)
})

test('a customer that one desk changes is the same at the other, contacts included', async () => {
  const before = await atOne.customers.find({ id: city.customer })
  const contact = { n: 0, name: 'Wisner', role: '', phone: '', email: '', isPrimary: false }
  await atOne.customers.save({ ...before, deliveryDays: 0b10, contacts: [contact] })
  const fewer = await atOne.customers.find({ id: city.customer })
  await atOne.customers.save({ ...fewer, contacts: [...fewer.contacts, { ...contact, name: 'Rose' }] })
  await everybodySyncs()

  await nothingRefused()
  const seen = await atTwo.customers.find({ id: city.customer })
  expect(seen).toEqual(await atOne.customers.find({ id: city.customer }))
  expect(seen.contacts.map(({ name }) => name)).toEqual(['Wisner', 'Rose'])
})

test('what a desk asks for is answered at head office and stands at every desk', async () => {
  const [product = 0] = city.company.products
  const { version: _, proposed: __, ...known } = await atOne.products.find({ id: product })
  expect(await atOne.products.save({ ...known, caseUnits: 12 })).toMatchObject({ outcome: 'requested' })
  const wanted = { ...known, id: null, sku: 'KOL-24' }
  expect(await atOne.products.save(wanted)).toMatchObject({ outcome: 'requested' })
  await everybodySyncs()

  const open = await atHeadOffice.requests.list({})
  expect(open.map(({ subject }) => subject)).toHaveLength(2)
  for (const { id } of open) await atHeadOffice.requests.accept({ id, answer: 'dakò' })
  await everybodySyncs()

  await nothingRefused()
  expect(await atTwo.products.find({ id: product })).toMatchObject({ caseUnits: 12, proposed: false })
  expect(await atTwo.products.suggest({ text: 'kol-24' })).toHaveLength(1)
  expect(await atOne.requests.list({})).toEqual([])
})

test('both desks change one delivery day while apart: one card, both values, and one answer everywhere', async () => {
  const seen = await atOne.customers.find({ id: city.customer })
  await atOne.customers.save({ ...seen, deliveryDays: 0b100 })
  await atTwo.customers.save({ ...seen, deliveryDays: 0b1000 })
  await everybodySyncs()

  const [card] = await atOne.attention.list()
  if (card?.kind !== 'conflict') throw new Error('no card')
  expect([card.standing.value, card.other.value].toSorted((a, b) => Number(a) - Number(b))).toEqual([0b100, 0b1000])
  expect(card).toMatchObject({ subject: 'Customer K001', column: 'delivery_days', standing: { person: 'nadege' } })
  await atOne.attention.resolve({ id: card.id, keep: 'other' })
  await everybodySyncs()

  await nothingRefused()
  for (const client of [atOne, atTwo, atHeadOffice]) {
    expect((await client.customers.find({ id: city.customer })).deliveryDays).toBe(card.other.value)
    expect((await client.attention.list()).filter(({ kind }) => kind === 'conflict')).toEqual([])
  }
})
