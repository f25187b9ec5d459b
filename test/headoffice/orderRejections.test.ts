import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Change } from '../../shared/sync/protocol.ts'
import { orderChanges, orderRow, type TwoDepots, twoDepots } from '../support/company.ts'
import { codeFor, newCustomer, newOrder, orderReasons, step } from '../support/rejecting.ts'

let world: TwoDepots
const seen = new Set<string>()
beforeAll(async () => {
  world = await twoDepots()
})
afterAll(() => world.office.close())

test('who may only hold orders does not get one confirmed under that right', async () => {
  const { deskA, company } = world
  const order = newOrder(world, deskA, { status: 'checked' })
  await deskA.sync()
  deskA.act(company.billingA, 'orders.hold', [step(deskA, order, 'confirmed')])
  expect(await codeFor(deskA, seen)).toBe('right-missing')
  deskA.act(company.billingA, 'orders.hold', [step(deskA, order, 'on-hold')])
  expect(await codeFor(deskA, seen)).toBe('accepted')
})

test('a day that the calendar does not have is refused', async () => {
  const { deskA, company } = world
  const customer = newCustomer(world, deskA)
  const id = deskA.id()
  const order = orderRow({ depot: company.depotA, customer, person: company.managerA, lines: [] })
  deskA.act(company.managerA, 'orders.enter', [
    deskA.change('sales_order', 'insert', id, { ...order, requested_day: '2026-02-30' }),
  ])
  expect(await codeFor(deskA, seen)).toBe('bad-value')
})

test('an order number of another lane, another depot or no series is refused', async () => {
  const { deskA } = world
  for (const number of ['ORD-CAP9-27-000001', 'ORD-GON2-27-000001', 'ORD-CAP2-27-1', 'INV-CAP2-27-000001', 'x']) {
    newOrder(world, deskA, { number })
    expect(await codeFor(deskA, seen)).toBe('number-not-yours')
  }
})

test('an order keeps the number that it was given', async () => {
  const { deskA, company } = world
  const order = newOrder(world, deskA, { number: 'ORD-CAP2-27-000010' })
  deskA.act(company.managerA, 'orders.enter', [
    deskA.change('sales_order', 'update', order, { number: 'ORD-CAP2-27-000011' }),
  ])
  expect(await codeFor(deskA, seen)).toBe('number-not-yours')
})

test('an order that has a number is not taken away, even as a draft', async () => {
  const { deskA, company } = world
  const order = newOrder(world, deskA, { number: 'ORD-CAP2-27-000015', status: 'draft' })
  deskA.act(company.managerA, 'orders.enter', [deskA.change('sales_order', 'delete', order, {})])
  expect(await codeFor(deskA, seen)).toBe('number-stays')
})

test('a number that is on another order already is refused, and what was sent around it stands', async () => {
  const { deskA } = world
  newOrder(world, deskA, { number: 'ORD-CAP2-27-000020' })
  newOrder(world, deskA, { number: 'ORD-CAP2-27-000020' })
  expect(await codeFor(deskA, seen)).toBe('number-taken')
  newOrder(world, deskA, { number: 'ORD-CAP2-27-000020' })
  expect(await codeFor(deskA, seen)).toBe('number-taken')
})

test('a confirmed order is not rewritten: neither its lines nor its customer', async () => {
  const { deskA, company } = world
  const order = newOrder(world, deskA, { status: 'confirmed' })
  const other = newCustomer(world, deskA)
  await deskA.sync()
  deskA.act(company.managerA, 'orders.enter', [deskA.change('order_line', 'delete', order, {}, { sub: 1 })])
  expect(await codeFor(deskA, seen)).toBe('order-already-confirmed')
  deskA.act(company.managerA, 'orders.enter', [deskA.change('sales_order', 'update', order, { customer_id: other })])
  expect(await codeFor(deskA, seen)).toBe('order-already-confirmed')
  deskA.act(company.managerA, 'orders.enter', [deskA.change('sales_order', 'delete', order, {})])
  expect(await codeFor(deskA, seen)).toBe('order-already-confirmed')
})

test('an order does not jump a step', async () => {
  const { deskA, company } = world
  const order = newOrder(world, deskA)
  await deskA.sync()
  deskA.act(company.managerA, 'orders.confirm', [step(deskA, order, 'confirmed')])
  expect(await codeFor(deskA, seen)).toBe('order-step-not-allowed')
})

test('an order is not taken back to where it never stood, nor by somebody else than who moved it', async () => {
  const { deskA, boss, company } = world
  const order = newOrder(world, deskA)
  await deskA.sync()
  const takenBack = { why: 'undo.last' }
  deskA.act(company.managerA, 'orders.confirm', [step(deskA, order, 'confirmed')], takenBack)
  expect(await codeFor(deskA, seen)).toBe('order-step-not-allowed')
  for (const status of ['checked', 'confirmed'])
    deskA.act(company.managerA, 'orders.confirm', [step(deskA, order, status)])
  await deskA.sync()
  await boss.sync()
  boss.act(company.boss, 'orders.confirm', [step(boss, order, 'checked')], takenBack)
  await boss.sync()
  deskA.act(company.managerA, 'orders.confirm', [step(deskA, order, 'received')], takenBack)
  expect(await codeFor(deskA, seen)).toBe('order-step-not-allowed')
  expect(await world.office.ask('SELECT status FROM report.sales_order WHERE id = $1', [order])).toEqual([
    { status: 'confirmed' },
  ])
})

test('whoever pretends to know nothing of an order does not jump a step either', async () => {
  const { deskA, boss, company } = world
  const order = newOrder(world, deskA)
  await deskA.sync()
  await boss.sync()
  boss.act(company.boss, 'orders.enter', [boss.change('sales_order', 'update', order, { note: 'by head office' })])
  await boss.sync()
  const jump = deskA.change('sales_order', 'update', order, { status: 'confirmed', status_since: 1 }, { base: 0 })
  deskA.act(company.managerA, 'orders.confirm', [jump])
  expect(await codeFor(deskA, seen)).toBe('order-step-not-allowed')
})

test('eighty transactions with a bad one in the middle: it alone is refused', async () => {
  const { deskA } = world
  for (let made = 0; made < 29; made += 1) newOrder(world, deskA)
  newOrder(world, deskA, { number: 'ORD-CAP2-27-000020' })
  for (let made = 0; made < 10; made += 1) newOrder(world, deskA)
  const { verdicts } = await deskA.sync()
  expect(verdicts.filter(each => each.verdict === 'accepted')).toHaveLength(79)
  expect(verdicts.filter(each => each.verdict === 'rejected')).toMatchObject([{ code: 'number-taken' }])
})

test('amounts that the lines do not give are refused', async () => {
  const { deskA, company } = world
  const customer = newCustomer(world, deskA)
  const wish = {
    depot: company.depotA,
    customer,
    person: company.managerA,
    lines: [{ product: company.beer, quantity: 24 }],
  }
  const [header, ...lines] = orderChanges(deskA, deskA.id(), wish)
  const cheaper = { ...header, values: { ...header?.values, total_minor: 1 } }
  deskA.act(company.managerA, 'orders.enter', [
    { ...deskA.change('sales_order', 'insert', 0, {}), ...cheaper },
    ...lines,
  ])
  expect(await codeFor(deskA, seen)).toBe('amounts-differ')
})

/** A confirmed order of one case, and what amends it to two. */
async function oneCase(world: TwoDepots) {
  const { deskA, company } = world
  const order = newOrder(world, deskA, { status: 'confirmed' })
  await deskA.sync()
  const [was, is] = [1, 2].map(cases => ({
    ...{ productId: company.beer, quantity: 24 * cases, caseUnits: 24, priceUnits: 24, priceMinor: 120_000 },
    ...{ discountBp: 0, taxRateBp: 1000, amountMinor: 120_000 * cases, free: false },
  }))
  const told = { day: null, lines: [{ n: 1, before: was, after: is }], total: { before: 132_000, after: 264_000 } }
  const amendment = (more: { n?: number; changes?: object } = {}) =>
    deskA.change(
      'order_amendment',
      'insert',
      order,
      {
        at: 1,
        person_id: company.managerA,
        asked_by: 'customer',
        cause: 'quantity',
        note: '',
        changes: JSON.stringify(more.changes ?? told),
      },
      { sub: more.n ?? 1 },
    )
  const twoCases = [
    deskA.change('order_line', 'update', order, { quantity: 48, amount_minor: 240_000 }, { sub: 1 }),
    deskA.change('sales_order', 'update', order, { net_minor: 240_000, tax_minor: 24_000, total_minor: 264_000 }),
  ]
  const act = (changes: readonly Change[], person = company.managerA) => deskA.act(person, 'orders.confirm', changes)
  return { order, told, amendment, twoCases, act }
}

test('an amendment says exactly what it changed, by somebody who may, and is the next one', async () => {
  const { deskA, company } = world
  const { order, told, amendment, twoCases, act } = await oneCase(world)
  const lies = [
    { ...told, lines: [] },
    { ...told, total: { before: 132_000, after: 132_000 } },
    { ...told, day: { before: '2026-11-18', after: '2026-11-19' } },
    { nothing: true },
  ]
  for (const changes of lies) {
    act([amendment({ changes }), ...twoCases])
    expect(await codeFor(deskA, seen)).toBe('amendment-differs')
  }
  act([amendment({ n: 2 }), ...twoCases])
  expect(await codeFor(deskA, seen)).toBe('bad-value')
  act([amendment(), ...twoCases], company.billingA)
  expect(await codeFor(deskA, seen)).toBe('right-missing')
  act([amendment(), ...twoCases, deskA.change('sales_order', 'update', order, { currency: 'USD' })])
  expect(await codeFor(deskA, seen)).toBe('order-already-confirmed')
  act(twoCases)
  expect(await codeFor(deskA, seen)).toBe('order-already-confirmed')
  act([amendment(), ...twoCases])
  expect(await codeFor(deskA, seen)).toBe('accepted')
  act([deskA.change('order_amendment', 'update', order, { note: 'never mind' }, { sub: 1 })])
  expect(await codeFor(deskA, seen)).toBe('not-yours-to-write')
})

test('what is over is not amended, and what is not confirmed is changed as it is', async () => {
  const { deskA, company } = world
  const { order, amendment, twoCases, act } = await oneCase(world)
  deskA.act(company.managerA, 'orders.cancel', [step(deskA, order, 'cancelled')])
  act([amendment(), ...twoCases])
  expect(await codeFor(deskA, seen)).toBe('order-over')
  const draft = newOrder(world, deskA)
  await deskA.sync()
  act([{ ...amendment(), id: draft }])
  expect(await codeFor(deskA, seen)).toBe('order-step-not-allowed')
})

test('every reason that only orders have was seen', () => {
  expect(orderReasons.filter(code => !seen.has(code))).toEqual([])
})
