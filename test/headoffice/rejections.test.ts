import { hash } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeId } from '../../shared/kernel/id.ts'
import { clockAt } from '../../shared/sync/clock.ts'
import { rejections } from '../../shared/sync/verdict.ts'
import { customerRow, personRow, productRow, type TwoDepots, twoDepots } from '../support/company.ts'
import { enrolDesk } from '../support/desk.ts'
import { codeFor, newCustomer, orderReasons } from '../support/rejecting.ts'

let world: TwoDepots
const seen = new Set<string>()
beforeAll(async () => {
  world = await twoDepots()
})
afterAll(() => world.office.close())

test('a person whom nobody knows writes nothing', async () => {
  const { deskA, company } = world
  deskA.act(makeId(9, 1), 'customers.edit', [
    deskA.change('customer', 'insert', deskA.id(), customerRow(company.depotA, 'X')),
  ])
  expect(await codeFor(deskA, seen)).toBe('unknown-person')
})

test('a person without the right writes nothing, whatever right the desk claims', async () => {
  const { deskA, company } = world
  const insert = () => deskA.change('customer', 'insert', deskA.id(), customerRow(company.depotA, 'X'))
  deskA.act(company.viewerA, 'customers.edit', [insert()])
  expect(await codeFor(deskA, seen)).toBe('right-missing')
  deskA.act(company.managerA, 'orders.view', [insert()])
  expect(await codeFor(deskA, seen)).toBe('right-missing')
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

test('a person of another depot writes nothing here', async () => {
  const { deskA, company } = world
  deskA.act(company.managerB, 'customers.edit', [
    deskA.change('customer', 'insert', deskA.id(), customerRow(company.depotA, 'X')),
  ])
  expect(await codeFor(deskA, seen)).toBe('wrong-depot')
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
  expect(await codeFor(deskA, seen)).toBe('not-yours-to-write')
  const device = boss.rowOf('device', row => row.device_number === deskA.identity.device)
  boss.act(company.boss, 'devices.manage', [boss.change('device', 'update', device, { head_office: 1 })])
  expect(await codeFor(boss, seen)).toBe('not-yours-to-write')
})

test('a table or a column that is not in the registry is refused', async () => {
  const { deskA, company } = world
  const customer = deskA.change('customer', 'insert', deskA.id(), customerRow(company.depotA, 'X'))
  deskA.act(company.managerA, 'customers.edit', [{ ...customer, table: 999 }])
  expect(await codeFor(deskA, seen)).toBe('unknown-table')
  deskA.act(company.managerA, 'customers.edit', [{ ...customer, table: 60 }])
  expect(await codeFor(deskA, seen)).toBe('unknown-table')
  deskA.act(company.managerA, 'customers.edit', [{ ...customer, values: { ...customer.values, price_approved: 1 } }])
  expect(await codeFor(deskA, seen)).toBe('unknown-column')
  deskA.act(company.managerA, 'customers.edit', [
    { ...customer, values: { ...customer.values, 'name"; DROP TABLE row_state; --': 'x' } },
  ])
  expect(await codeFor(deskA, seen)).toBe('unknown-column')
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
  expect(await codeFor(deskA, seen)).toBe('bad-value')
})

test('a new row without a column that must not be empty is refused', async () => {
  const { deskA, company } = world
  const { name: _name, ...row } = customerRow(company.depotA, 'X')
  deskA.act(company.managerA, 'customers.edit', [deskA.change('customer', 'insert', deskA.id(), row)])
  expect(await codeFor(deskA, seen)).toBe('bad-value')
})

test('a change to a row that was deleted is refused', async () => {
  const { deskA, company } = world
  const customer = newCustomer(world, deskA)
  deskA.act(company.managerA, 'customers.edit', [deskA.change('customer', 'delete', customer, {})])
  deskA.act(company.managerA, 'customers.edit', [deskA.change('customer', 'update', customer, { notes: 'back' })])
  expect(await codeFor(deskA, seen)).toBe('row-deleted')
})

test('an id is given once', async () => {
  const { deskA, company } = world
  const customer = newCustomer(world, deskA)
  deskA.act(company.managerA, 'customers.edit', [
    deskA.change('customer', 'insert', customer, customerRow(company.depotA, 'Again')),
  ])
  expect(await codeFor(deskA, seen)).toBe('already-exists')
})

test('a code by which people know a row belongs to one row', async () => {
  const { boss, company } = world
  boss.act(company.boss, 'reference.edit', [
    boss.change('product', 'insert', boss.id(), productRow(' p1', company.tax)),
  ])
  expect(await codeFor(boss, seen)).toBe('already-exists')
  boss.act(company.boss, 'people.edit', [
    boss.change('person', 'insert', boss.id(), personRow('Mirlande', 'viewer', company.depotA)),
  ])
  expect(await codeFor(boss, seen)).toBe('already-exists')
})

test('an id of another device is refused', async () => {
  const { deskA, company } = world
  const id = makeId(world.deskB.identity.device, 4711)
  deskA.act(company.managerA, 'customers.edit', [
    deskA.change('customer', 'insert', id, customerRow(company.depotA, 'X')),
  ])
  expect(await codeFor(deskA, seen)).toBe('id-not-yours')
})

test('a key that is too long for an index is refused, and what was sent around it stands', async () => {
  const { boss, company } = world
  boss.act(company.boss, 'reference.edit', [boss.change('product', 'insert', boss.id(), productRow('L1', company.tax))])
  const random = Array.from({ length: 300 }, (_, index) => hash('sha256', `${index}`)).join('')
  boss.act(company.boss, 'reference.edit', [
    boss.change('product', 'insert', boss.id(), productRow(random, company.tax)),
  ])
  expect(await codeFor(boss, seen)).toBe('bad-value')
})

test('a price list for everybody on the days of another computer’s is refused', async () => {
  const { company, office } = world
  const second = await enrolDesk(office.url, { code: await office.makeCode({ depotId: null, headOffice: true }) })
  await second.sync()
  const list = {
    code: 'GEN2',
    name: 'x',
    currency: 'HTG',
    customer_class: null,
    zone: null,
    valid_from: '2026-06-01',
    valid_to: null,
    tax_included: 0,
  }
  second.act(company.boss, 'reference.edit', [second.change('price_list', 'insert', second.id(), list)])
  expect(await codeFor(second, seen)).toBe('lists-overlap')
})

test('a password that its own person changes without having known the one before is refused', async () => {
  const { deskA, company } = world
  deskA.act(company.viewerA, 'sync.run', [
    deskA.change('person', 'update', company.viewerA, { password_hash: '$argon2id$other' }),
  ])
  expect(await codeFor(deskA, seen)).toBe('password-unproven')
})

test('a clock that is none is refused; one far ahead is set back and keeps its claim', async () => {
  const { deskA, company, office } = world
  const insert = () => deskA.change('customer', 'insert', deskA.id(), customerRow(company.depotA, 'X'))
  deskA.act(company.managerA, 'customers.edit', [insert()], { clock: -1 })
  expect(await codeFor(deskA, seen)).toBe('bad-clock')
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

test('goods are expected in some quantity, and only what comes in is received of them', async () => {
  const { deskA, company } = world
  const expected = (quantity: number) => {
    const id = deskA.id()
    const place = { depot_id: company.depotA, product_id: company.beer, quantity, expected_day: '2026-11-24' }
    const told = { supplier: '', document: '', note: '', ended: 0, entered_by: company.managerA, entered_at: 1 }
    deskA.act(company.managerA, 'stock.move', [deskA.change('expected_goods', 'insert', id, { ...place, ...told })])
    return id
  }
  expected(0)
  expect(await codeFor(deskA, seen)).toBe('bad-value')
  const id = expected(48)
  const moved = (cause: string, from: string, to: string) => {
    const way = { cause, from_place: from, to_place: to, depot_id: company.depotA, product_id: company.beer }
    const told = { quantity: 5, moved_day: '2026-11-24', at: 1, person_id: company.managerA, document: '', note: '' }
    const move = deskA.change('stock_move', 'insert', deskA.id(), { ...way, ...told, expected_id: id })
    deskA.act(company.managerA, 'stock.move', [move])
    return codeFor(deskA, seen)
  }
  expect(await moved('receipt', 'supplier', 'depot')).toBe('accepted')
  expect(await moved('damaged', 'depot', 'loss')).toBe('bad-value')
})

test('every reason to reject has been seen, but for those that only orders have', () => {
  const expected = rejections.filter(code => !orderReasons.includes(code))
  expect(expected.filter(code => !seen.has(code))).toEqual([])
})
