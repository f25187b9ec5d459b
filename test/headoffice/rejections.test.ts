import { hash } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeId } from '../../shared/kernel/id.ts'
import { clockAt } from '../../shared/sync/clock.ts'
import type { Change } from '../../shared/sync/protocol.ts'
import { rejections } from '../../shared/sync/verdict.ts'
import {
  customerRow,
  orderChanges,
  orderRow,
  personRow,
  productRow,
  type TwoDepots,
  twoDepots,
} from '../support/company.ts'
import type { TestDesk } from '../support/desk.ts'

let world: TwoDepots
const seen = new Set<string>()
beforeAll(async () => {
  world = await twoDepots()
})
afterAll(() => world.office.close())

/** The code with which head office rejects the last of these, each a transaction; those before it stand. */
async function codeFor(desk: TestDesk): Promise<string> {
  const { verdicts } = await desk.sync()
  const last = verdicts.at(-1)
  expect(verdicts.slice(0, -1).map(each => each.verdict)).toEqual(verdicts.slice(1).map(() => 'accepted'))
  const code = last?.verdict === 'rejected' ? last.code : (last?.verdict ?? 'nothing')
  seen.add(code)
  return code
}

function newCustomer(desk: TestDesk, person: number, depot: number): number {
  const id = desk.id()
  desk.act(person, 'customers.edit', [desk.change('customer', 'insert', id, customerRow(depot, `C${id}`))])
  return id
}

function newOrder(desk: TestDesk, more: { status?: string; number?: string } = {}): number {
  const { company } = world
  const customer = newCustomer(desk, company.managerA, company.depotA)
  const id = desk.id()
  const wish = {
    depot: company.depotA,
    customer,
    person: company.managerA,
    lines: [{ product: company.beer, quantity: 24 }],
    ...more,
  }
  desk.act(company.managerA, 'orders.enter', orderChanges(desk, id, wish))
  return id
}

const step = (desk: TestDesk, id: number, status: string): Change =>
  desk.change('sales_order', 'update', id, { status, status_since: 1 })

test('a person whom nobody knows writes nothing', async () => {
  const { deskA, company } = world
  deskA.act(makeId(9, 1), 'customers.edit', [
    deskA.change('customer', 'insert', deskA.id(), customerRow(company.depotA, 'X')),
  ])
  expect(await codeFor(deskA)).toBe('unknown-person')
})

test('a person without the right writes nothing, whatever right the desk claims', async () => {
  const { deskA, company } = world
  const insert = () => deskA.change('customer', 'insert', deskA.id(), customerRow(company.depotA, 'X'))
  deskA.act(company.viewerA, 'customers.edit', [insert()])
  expect(await codeFor(deskA)).toBe('right-missing')
  deskA.act(company.managerA, 'orders.view', [insert()])
  expect(await codeFor(deskA)).toBe('right-missing')
})

test('a right that head office has never heard of rejects the transaction and blocks nothing behind it', async () => {
  const { deskA, company } = world
  const insert = () =>
    deskA.change('customer', 'insert', deskA.id(), customerRow(company.depotA, deskA.id().toString()))
  const bad = deskA.act(company.managerA, 'customers.edit', [insert()])
  const good = deskA.act(company.managerA, 'customers.edit', [insert()])
  const frame = JSON.parse(deskA.seal())
  frame.transactions[0].right = 'world.rule'
  deskA.reseal(frame)
  const { verdicts } = await deskA.sync()
  expect(verdicts).toEqual([
    { number: bad, verdict: 'rejected', code: 'right-missing', at: null },
    { number: good, verdict: 'accepted' },
  ])
})

test('who may only hold orders does not get one confirmed under that right', async () => {
  const { deskA, company } = world
  const order = newOrder(deskA, { status: 'checked' })
  await deskA.sync()
  deskA.act(company.billingA, 'orders.hold', [step(deskA, order, 'confirmed')])
  expect(await codeFor(deskA)).toBe('right-missing')
  deskA.act(company.billingA, 'orders.hold', [step(deskA, order, 'on-hold')])
  expect(await codeFor(deskA)).toBe('accepted')
})

test('a person of another depot writes nothing here', async () => {
  const { deskA, company } = world
  deskA.act(company.managerB, 'customers.edit', [
    deskA.change('customer', 'insert', deskA.id(), customerRow(company.depotA, 'X')),
  ])
  expect(await codeFor(deskA)).toBe('wrong-depot')
})

test('a row for a depot that the desk does not own is refused and points at the depot', async () => {
  const { deskA, company } = world
  const id = deskA.id()
  const number = deskA.act(company.managerA, 'customers.edit', [
    deskA.change('customer', 'insert', id, customerRow(company.depotB, 'X')),
  ])
  const { verdicts } = await deskA.sync()
  expect(verdicts).toEqual([
    { number, verdict: 'rejected', code: 'wrong-depot', at: { table: 20, id, sub: 0, column: 'depot_id' } },
  ])
})

test('a depot does not write what head office owns', async () => {
  const { deskA, boss, company } = world
  await boss.sync()
  deskA.act(company.managerA, 'settings.edit', [
    deskA.change('stage_limit', 'insert', deskA.id(), { status: 'received', limit_minutes: 5 }),
  ])
  expect(await codeFor(deskA)).toBe('not-yours-to-write')
  const device = boss.rowOf('device', row => row.device_number === deskA.identity.device)
  boss.act(company.boss, 'devices.manage', [boss.change('device', 'update', device, { head_office: 1 })])
  expect(await codeFor(boss)).toBe('not-yours-to-write')
})

test('a table or a column that is not in the registry is refused', async () => {
  const { deskA, company } = world
  const customer = deskA.change('customer', 'insert', deskA.id(), customerRow(company.depotA, 'X'))
  deskA.act(company.managerA, 'customers.edit', [{ ...customer, table: 999 }])
  expect(await codeFor(deskA)).toBe('unknown-table')
  deskA.act(company.managerA, 'customers.edit', [{ ...customer, table: 60 }])
  expect(await codeFor(deskA)).toBe('unknown-table')
  deskA.act(company.managerA, 'customers.edit', [{ ...customer, values: { ...customer.values, price_approved: 1 } }])
  expect(await codeFor(deskA)).toBe('unknown-column')
  deskA.act(company.managerA, 'customers.edit', [
    { ...customer, values: { ...customer.values, 'name"; DROP TABLE row_state; --': 'x' } },
  ])
  expect(await codeFor(deskA)).toBe('unknown-column')
})

test.each([
  ['a word where a number belongs', { delivery_days: 'all' }],
  ['a choice that does not exist', { customer_class: 'pirate' }],
  ['nothing where something must stand', { name: null }],
  ['a fraction', { delivery_days: 1.5 }],
  ['a truth that is neither 0 nor 1', { active: 2 }],
  ['a character that PostgreSQL cannot keep', { notes: 'a\u0000b' }],
  ['half a character', { notes: '\ud800' }],
])('%s is refused as a bad value', async (_name, values) => {
  const { deskA, company } = world
  const row = { ...customerRow(company.depotA, 'X'), ...values }
  deskA.act(company.managerA, 'customers.edit', [deskA.change('customer', 'insert', deskA.id(), row)])
  expect(await codeFor(deskA)).toBe('bad-value')
})

test('a new row without a column that must not be empty is refused', async () => {
  const { deskA, company } = world
  const { name: _name, ...row } = customerRow(company.depotA, 'X')
  deskA.act(company.managerA, 'customers.edit', [deskA.change('customer', 'insert', deskA.id(), row)])
  expect(await codeFor(deskA)).toBe('bad-value')
})

test('a day that the calendar does not have is refused', async () => {
  const { deskA, company } = world
  const customer = newCustomer(deskA, company.managerA, company.depotA)
  const id = deskA.id()
  const order = orderRow({ depot: company.depotA, customer, person: company.managerA, lines: [] })
  deskA.act(company.managerA, 'orders.enter', [
    deskA.change('sales_order', 'insert', id, { ...order, requested_day: '2026-02-30' }),
  ])
  expect(await codeFor(deskA)).toBe('bad-value')
})

test('a change to a row that was deleted is refused', async () => {
  const { deskA, company } = world
  const customer = newCustomer(deskA, company.managerA, company.depotA)
  deskA.act(company.managerA, 'customers.edit', [deskA.change('customer', 'delete', customer, {})])
  deskA.act(company.managerA, 'customers.edit', [deskA.change('customer', 'update', customer, { notes: 'back' })])
  expect(await codeFor(deskA)).toBe('row-deleted')
})

test('an id is given once', async () => {
  const { deskA, company } = world
  const customer = newCustomer(deskA, company.managerA, company.depotA)
  deskA.act(company.managerA, 'customers.edit', [
    deskA.change('customer', 'insert', customer, customerRow(company.depotA, 'Again')),
  ])
  expect(await codeFor(deskA)).toBe('already-exists')
})

test('a code by which people know a row belongs to one row', async () => {
  const { boss, company } = world
  boss.act(company.boss, 'reference.edit', [
    boss.change('product', 'insert', boss.id(), productRow(' p1', company.tax)),
  ])
  expect(await codeFor(boss)).toBe('already-exists')
  boss.act(company.boss, 'people.edit', [
    boss.change('person', 'insert', boss.id(), personRow('Mirlande', 'viewer', company.depotA)),
  ])
  expect(await codeFor(boss)).toBe('already-exists')
})

test('an id of another device is refused', async () => {
  const { deskA, company } = world
  const id = makeId(world.deskB.identity.device, 4711)
  deskA.act(company.managerA, 'customers.edit', [
    deskA.change('customer', 'insert', id, customerRow(company.depotA, 'X')),
  ])
  expect(await codeFor(deskA)).toBe('id-not-yours')
})

test('an order number of another lane, another depot or no series is refused', async () => {
  const { deskA } = world
  for (const number of ['ORD-CAP9-27-000001', 'ORD-GON2-27-000001', 'ORD-CAP2-27-1', 'INV-CAP2-27-000001', 'x']) {
    newOrder(deskA, { number })
    expect(await codeFor(deskA)).toBe('number-not-yours')
  }
})

test('an order keeps the number that it was given', async () => {
  const { deskA, company } = world
  const order = newOrder(deskA, { number: 'ORD-CAP2-27-000010' })
  deskA.act(company.managerA, 'orders.enter', [
    deskA.change('sales_order', 'update', order, { number: 'ORD-CAP2-27-000011' }),
  ])
  expect(await codeFor(deskA)).toBe('number-not-yours')
})

test('a number that is on another order already is refused, and what was sent around it stands', async () => {
  const { deskA } = world
  newOrder(deskA, { number: 'ORD-CAP2-27-000020' })
  newOrder(deskA, { number: 'ORD-CAP2-27-000020' })
  expect(await codeFor(deskA)).toBe('number-taken')
  newOrder(deskA, { number: 'ORD-CAP2-27-000020' })
  expect(await codeFor(deskA)).toBe('number-taken')
})

test('a confirmed order is not rewritten: neither its lines nor its customer', async () => {
  const { deskA, company } = world
  const order = newOrder(deskA, { status: 'confirmed' })
  const other = newCustomer(deskA, company.managerA, company.depotA)
  await deskA.sync()
  deskA.act(company.managerA, 'orders.enter', [deskA.change('order_line', 'delete', order, {}, { sub: 1 })])
  expect(await codeFor(deskA)).toBe('order-already-confirmed')
  deskA.act(company.managerA, 'orders.enter', [deskA.change('sales_order', 'update', order, { customer_id: other })])
  expect(await codeFor(deskA)).toBe('order-already-confirmed')
  deskA.act(company.managerA, 'orders.enter', [deskA.change('sales_order', 'delete', order, {})])
  expect(await codeFor(deskA)).toBe('order-already-confirmed')
})

test('an order does not jump a step', async () => {
  const { deskA, company } = world
  const order = newOrder(deskA)
  await deskA.sync()
  deskA.act(company.managerA, 'orders.confirm', [step(deskA, order, 'confirmed')])
  expect(await codeFor(deskA)).toBe('order-step-not-allowed')
})

test('whoever pretends to know nothing of an order does not jump a step either', async () => {
  const { deskA, boss, company } = world
  const order = newOrder(deskA)
  await deskA.sync()
  await boss.sync()
  boss.act(company.boss, 'orders.enter', [boss.change('sales_order', 'update', order, { note: 'by head office' })])
  await boss.sync()
  const jump = deskA.change('sales_order', 'update', order, { status: 'confirmed', status_since: 1 }, { base: 0 })
  deskA.act(company.managerA, 'orders.confirm', [jump])
  expect(await codeFor(deskA)).toBe('order-step-not-allowed')
})

test('a key that is too long for an index is refused, and what was sent around it stands', async () => {
  const { boss, company } = world
  boss.act(company.boss, 'reference.edit', [boss.change('product', 'insert', boss.id(), productRow('L1', company.tax))])
  const random = Array.from({ length: 300 }, (_, index) => hash('sha256', `${index}`)).join('')
  boss.act(company.boss, 'reference.edit', [
    boss.change('product', 'insert', boss.id(), productRow(random, company.tax)),
  ])
  expect(await codeFor(boss)).toBe('bad-value')
})

test('sixty transactions with a bad one in the middle: it alone is refused', async () => {
  const { deskA } = world
  for (let made = 0; made < 29; made += 1) newOrder(deskA)
  newOrder(deskA, { number: 'ORD-CAP2-27-000020' })
  for (let made = 0; made < 10; made += 1) newOrder(deskA)
  const { verdicts } = await deskA.sync()
  expect(verdicts.filter(each => each.verdict === 'accepted')).toHaveLength(79)
  expect(verdicts.filter(each => each.verdict === 'rejected')).toMatchObject([{ code: 'number-taken' }])
})

test('amounts that the lines do not give are refused', async () => {
  const { deskA, company } = world
  const customer = newCustomer(deskA, company.managerA, company.depotA)
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
  expect(await codeFor(deskA)).toBe('amounts-differ')
})

test('a clock that is none is refused; one far ahead is set back and keeps its claim', async () => {
  const { deskA, company, office } = world
  const insert = () => deskA.change('customer', 'insert', deskA.id(), customerRow(company.depotA, 'X'))
  deskA.act(company.managerA, 'customers.edit', [insert()], { clock: -1 })
  expect(await codeFor(deskA)).toBe('bad-clock')
  const nextYear = clockAt(Date.now() + 365 * 86_400_000)
  const number = deskA.act(company.managerA, 'customers.edit', [insert()], { clock: nextYear })
  await deskA.sync()
  const entry = deskA.entries.get(`depot:${company.depotA}`)?.find(each => each.number === number)
  expect(entry?.clock).toBeLessThanOrEqual(clockAt(Date.now() + 600_001))
  expect(
    await office.ask('SELECT claimed_clock FROM konvwa.device_tx WHERE device = $1 AND number = $2', [
      deskA.identity.device,
      number,
    ]),
  ).toEqual([{ claimed_clock: String(nextYear) }])
})

test('every reason to reject has been seen', () => {
  expect([...seen].filter(code => code !== 'accepted').toSorted()).toEqual([...rejections].toSorted())
})
