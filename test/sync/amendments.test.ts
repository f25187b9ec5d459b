import { afterAll, beforeAll, expect, test } from 'vitest'
import { discard } from '../../db/discard.ts'
import { findSupply } from '../../db/freeStock.ts'
import type { Client } from '../../shared/contract.ts'
import { addDays, dayAt } from '../../shared/kernel/day.ts'
import type { AmendmentForm, LineForm, OrderForm } from '../../shared/orders/contract.ts'
import type { Order } from '../../shared/orders/order.ts'
import { type City, type CityDesk, openCity } from '../support/city.ts'
import { screenAt } from '../support/screenAt.ts'
import { line, savedId } from '../support/shop.ts'

let city: City
let one: CityDesk
let two: CityDesk
let atOne: Client
let atTwo: Client
let cancel: number
let hold: number

beforeAll(async () => {
  city = await openCity()
  one = await city.addDesk()
  two = await city.addDesk()
  const atHeadOffice = await screenAt(city.founder, city.company.person)
  const texts = { en: 'Because', fr: 'Parce que', ht: 'Paske' }
  const reason = async (kind: 'cancel' | 'hold'): Promise<number> =>
    savedId(
      await atHeadOffice.settings.saveReasonCode({ id: null, kind, code: kind.toUpperCase(), texts, active: true }),
    )
  cancel = await reason('cancel')
  hold = await reason('hold')
  await city.founder.sync.now()
  for (const desk of [one, two]) await desk.sync.now()
  atOne = await screenAt(one, city.clerk.cap)
  atTwo = await screenAt(two, city.clerk.cap)
})
afterAll(() => city.close())

const product = (at: number): number => city.company.products[at] ?? 0

const newOrder = (): OrderForm => ({
  id: null,
  version: 0,
  customerId: city.customer,
  channel: 'phone',
  customerReference: '',
  requestedDay: addDays(dayAt(Date.now(), 'America/Port-au-Prince'), 3),
  currency: 'HTG',
  note: '',
  lines: [line(product(0), 48), line(product(1), 72)],
})

/** A confirmed order of two lines that both desks have. */
async function shared(): Promise<Order> {
  const order = await atOne.orders.saveAndConfirm(newOrder())
  for (const desk of [one, two]) await desk.sync.now()
  return order
}

/** The order as this desk has it, amended to the quantities given; 0 takes the line out. */
async function amend(at: Client, { id }: Order, quantities: readonly [number, number]): Promise<Order> {
  const { order } = await at.orders.find({ id })
  const lines = order.lines.flatMap(({ n, productId }, index): LineForm[] => {
    const quantity = quantities[index] ?? 0
    return quantity === 0 ? [] : [{ ...line(productId, quantity), n }]
  })
  const { version, customerId, channel, customerReference, requestedDay, currency, note } = order
  const head = { id, version, customerId, channel, customerReference, requestedDay, currency, note }
  const form: AmendmentForm = { ...head, lines, askedBy: 'customer', cause: 'quantity', amendmentNote: '' }
  return at.orders.amend(form)
}

const refusals = (desk: CityDesk) =>
  desk.store.reader.selectFrom('refusal').select(['tx', 'code']).where('state', '=', 'open').execute()
const stands = async (at: Client, { id }: Order) => {
  const { order, amendments } = await at.orders.find({ id })
  return [order.status, order.lines.map(each => each.quantity), amendments.length]
}

/** The one refused act is given up, and both computers end with what head office has. */
async function givenUp(desk: CityDesk, code: string): Promise<void> {
  const [refused, ...others] = await refusals(desk)
  expect([refused?.code, others]).toEqual([code, []])
  await discard(desk.store, { tx: refused?.tx ?? 0, person: city.clerk.cap, also: [] })
  await settled()
}

async function settled(): Promise<void> {
  for (const desk of [one, two, one, two]) await desk.sync.now()
  for (const desk of [one, two]) {
    expect(await refusals(desk)).toEqual([])
    expect(await city.differences(desk)).toEqual([])
  }
}

test('an amendment goes to the other computer with its history, and what waits for goods follows it', async () => {
  const before = await findSupply(two.store.reader, city.company.depot, [product(0), product(1)])
  const order = await shared()
  await amend(atOne, order, [24, 0])
  await settled()
  expect(await stands(atTwo, order)).toEqual(['confirmed', [24], 1])
  const { amendments } = await atTwo.orders.find({ id: order.id })
  expect(amendments[0]?.changes.lines).toMatchObject([
    { n: 1, before: { quantity: 48 }, after: { quantity: 24 } },
    { n: 2, before: { quantity: 72 }, after: null },
  ])
  const after = await findSupply(two.store.reader, city.company.depot, [product(0), product(1)])
  expect([product(0), product(1)].map(id => (after.get(id)?.reserved ?? 0) - (before.get(id)?.reserved ?? 0))).toEqual([
    24, 0,
  ])

  await amend(atTwo, order, [36, 0])
  await settled()
  expect(await stands(atOne, order)).toEqual(['confirmed', [36], 2])
})

test('two computers that amend one order apart: the first stands, and the other is told and may make its own again', async () => {
  const order = await shared()
  await amend(atOne, order, [24, 72])
  await amend(atTwo, order, [48, 0])
  await one.sync.now()
  await two.sync.now()
  await givenUp(two, 'already-exists')
  expect([await stands(atOne, order), await stands(atTwo, order)]).toEqual([
    ['confirmed', [24, 72], 1],
    ['confirmed', [24, 72], 1],
  ])
  await amend(atTwo, order, [24, 0])
  await settled()
  expect(await stands(atOne, order)).toEqual(['confirmed', [24], 2])
})

for (const first of ['amendment', 'cancellation'] as const)
  test(`amended and cancelled apart, the ${first} first at head office: the order is cancelled everywhere`, async () => {
    const order = await shared()
    await amend(atOne, order, [24, 72])
    await atTwo.orders.cancel({ id: order.id, reasonId: cancel, note: '' })
    for (const desk of first === 'amendment' ? [one, two] : [two, one]) await desk.sync.now()
    if (first === 'cancellation') await givenUp(one, 'order-over')
    else await settled()
    const quantities = first === 'amendment' ? [24, 72] : [48, 72]
    const amended = first === 'amendment' ? 1 : 0
    for (const at of [atOne, atTwo]) expect(await stands(at, order)).toEqual(['cancelled', quantities, amended])
  })

test('amended and put on hold apart: both count, whoever comes first', async () => {
  for (const order of [await shared(), await shared()]) {
    await amend(atOne, order, [24, 72])
    await atTwo.orders.hold({ id: order.id, kind: 'stock', reasonId: hold, note: '' })
    await two.sync.now()
    await settled()
    expect(await stands(atTwo, order)).toEqual(['on-hold', [24, 72], 1])
  }
})

/** An order that waits to be confirmed. */
async function checkedOrder(): Promise<number> {
  const { id } = await atOne.orders.save(newOrder())
  await atOne.orders.receive({ id })
  await atOne.orders.check({ id })
  return id
}

async function standsEverywhere(id: number, status: string): Promise<void> {
  await settled()
  for (const at of [atOne, atTwo]) expect((await at.orders.find({ id })).order.status).toBe(status)
}

test.each(['before head office heard of it', 'after'])(
  'a confirmation and a cancellation that were taken back, %s, are back everywhere and refused nowhere',
  async when => {
    const heard = async () => {
      if (when === 'after') for (const desk of [one, two]) await desk.sync.now()
    }
    const id = await checkedOrder()
    await atOne.orders.confirm({ id })
    await heard()
    await atOne.undo.last({})
    await standsEverywhere(id, 'checked')
    await atOne.orders.confirm({ id })
    await atOne.orders.cancel({ id, reasonId: cancel })
    await heard()
    await atOne.undo.last({})
    await standsEverywhere(id, 'confirmed')
  },
)

test('a confirmation that somebody amended is not taken back: not where the amendment is known, and at head office where it was not', async () => {
  for (const known of [true, false]) {
    const id = await checkedOrder()
    await atOne.orders.confirm({ id })
    for (const desk of [one, two]) await desk.sync.now()
    const { order } = await atTwo.orders.find({ id })
    await amend(atTwo, order, [24, 72])
    await two.sync.now()
    if (known) await one.sync.now()
    const undo = atOne.undo.last({})
    if (known) await expect(undo).rejects.toMatchObject({ data: { reason: 'changed-since' } })
    else {
      await undo
      await one.sync.now()
      await givenUp(one, 'order-step-not-allowed')
    }
    expect([await stands(atOne, order), await stands(atTwo, order)]).toEqual([
      ['confirmed', [24, 72], 1],
      ['confirmed', [24, 72], 1],
    ])
  }
})
