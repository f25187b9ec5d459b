import { afterAll, beforeAll, expect, test } from 'vitest'
import { orderTotals } from '../../shared/orders/amounts.ts'
import type { Download, Values } from '../../shared/sync/protocol.ts'
import { tableOf } from '../../shared/sync/registry.ts'
import { customerRow, lineRow, orderChanges, type TwoDepots, twoDepots } from '../support/company.ts'
import { enrolDesk, type TestDesk } from '../support/desk.ts'

let world: TwoDepots
let other: TestDesk
beforeAll(async () => {
  world = await twoDepots()
  const { office, company } = world
  other = await enrolDesk(office.url, { code: await office.makeCode({ depotId: company.depotA, headOffice: false }) })
  await other.sync()
})
afterAll(() => world.office.close())

async function sharedCustomer(): Promise<number> {
  const { deskA, company } = world
  const id = deskA.id()
  deskA.act(company.managerA, 'customers.edit', [
    deskA.change('customer', 'insert', id, customerRow(company.depotA, `C${id}`)),
  ])
  await deskA.sync()
  await other.sync()
  return id
}

async function sharedOrder(status: string): Promise<number> {
  const { deskA, company } = world
  const customer = await sharedCustomer()
  const id = deskA.id()
  const lines = [
    { product: company.beer, quantity: 24 },
    { product: company.water, quantity: 48 },
  ]
  deskA.act(
    company.managerA,
    'orders.enter',
    orderChanges(deskA, id, { depot: company.depotA, customer, person: company.managerA, lines, status }),
  )
  await deskA.sync()
  await other.sync()
  return id
}

const edit = (desk: TestDesk, id: number, values: Values): number =>
  desk.act(world.company.managerA, 'customers.edit', [desk.change('customer', 'update', id, values)])

const step = (desk: TestDesk, id: number, values: Values): number =>
  desk.act(world.company.managerA, values.status === 'cancelled' ? 'orders.cancel' : 'orders.confirm', [
    desk.change('sales_order', 'update', id, values),
  ])

/** The row as a desk ends up with it, from all that it downloaded. */
function rowAt(desk: TestDesk, table: 'customer' | 'sales_order' | 'order_line', id: number, sub = 0): Values {
  const rows: Download[] = [...desk.entries.values()].flat().flatMap(entry => entry.rows)
  return Object.assign(
    {},
    ...rows
      .filter(row => row.table === tableOf(table).number && row.id === id && row.sub === sub)
      .map(row => row.values),
  )
}

const cards = (id: number): Promise<unknown[]> =>
  world.office.ask(
    `SELECT kind, column_name, standing ->> 'value' AS standing, other ->> 'value' AS other, base_value #>> '{}' AS base, depot_id
     FROM report.conflict WHERE row_id = $1 AND state = 'open' ORDER BY id`,
    [id],
  )

const customerNow = async (id: number): Promise<unknown> =>
  (await world.office.ask('SELECT delivery_days, notes, phone FROM report.customer WHERE id = $1', [id]))[0]

test('two people changed different fields apart: both stand, and nobody is asked', async () => {
  const id = await sharedCustomer()
  edit(world.deskA, id, { delivery_days: 5 })
  edit(other, id, { notes: 'ring twice' })
  expect((await world.deskA.sync()).verdicts).toMatchObject([{ verdict: 'accepted' }])
  expect((await other.sync()).verdicts).toMatchObject([{ verdict: 'accepted' }])
  expect(await customerNow(id)).toMatchObject({ delivery_days: '5', notes: 'ring twice' })
  expect(await cards(id)).toEqual([])
})

test('two people changed the same field apart: the later stands, whoever comes first, and one card keeps both values', async () => {
  for (const laterFirst of [false, true]) {
    const id = await sharedCustomer()
    edit(world.deskA, id, { delivery_days: 5 })
    await new Promise(resolve => setTimeout(resolve, 5))
    edit(other, id, { delivery_days: 6 })
    const order = laterFirst ? [other, world.deskA] : [world.deskA, other]
    const verdicts = []
    for (const desk of order) verdicts.push((await desk.sync()).verdicts[0]?.verdict)
    expect(verdicts).toEqual(['accepted', laterFirst ? 'changed' : 'accepted'])
    expect(await customerNow(id)).toMatchObject({ delivery_days: '6' })
    expect(await cards(id)).toEqual([
      {
        kind: 'same-field',
        column_name: 'delivery_days',
        standing: '6',
        other: '5',
        base: '3',
        depot_id: String(world.company.depotA),
      },
    ])
    await world.deskA.sync()
    expect(rowAt(world.deskA, 'customer', id)).toMatchObject(laterFirst ? { delivery_days: 6 } : {})
  }
})

test('the same value from two sides is no conflict', async () => {
  const id = await sharedCustomer()
  edit(world.deskA, id, { delivery_days: 9 })
  edit(other, id, { delivery_days: 9 })
  await world.deskA.sync()
  expect((await other.sync()).verdicts).toMatchObject([{ verdict: 'accepted' }])
  expect(await cards(id)).toEqual([])
})

test('who saw the value before changing it raises no card, however their clock runs', async () => {
  const id = await sharedCustomer()
  edit(world.deskA, id, { delivery_days: 9 })
  await world.deskA.sync()
  await other.sync()
  other.act(world.company.managerA, 'customers.edit', [other.change('customer', 'update', id, { delivery_days: 10 })], {
    clock: 1,
  })
  expect((await other.sync()).verdicts).toMatchObject([{ verdict: 'accepted' }])
  expect(await customerNow(id)).toMatchObject({ delivery_days: '10' })
  expect(await cards(id)).toEqual([])
})

test('of a computer whose own clock fell back behind what it had seen, the later of two changes stands', async () => {
  const id = await sharedCustomer()
  edit(world.deskA, id, { delivery_days: 9 })
  await world.deskA.sync()
  await other.sync()
  for (const clock of [1, 2])
    other.act(
      world.company.managerA,
      'customers.edit',
      [other.change('customer', 'update', id, { delivery_days: clock })],
      { clock },
    )
  expect((await other.sync()).verdicts).toMatchObject([{ verdict: 'accepted' }, { verdict: 'accepted' }])
  expect(await customerNow(id)).toMatchObject({ delivery_days: '2' })
})

test('several changes of the same field on both sides make one card, with the values that are last', async () => {
  const id = await sharedCustomer()
  for (const days of [4, 5]) edit(world.deskA, id, { delivery_days: days })
  await new Promise(resolve => setTimeout(resolve, 5))
  for (const days of [6, 7]) edit(other, id, { delivery_days: days })
  await world.deskA.sync()
  await other.sync()
  expect(await cards(id)).toMatchObject(
    [{ standing: '6', other: '5' }].map(each => ({ ...each, standing: expect.any(String) })),
  )
  expect(await customerNow(id)).toMatchObject({ delivery_days: '7' })
})

test('a card is resolved at a desk, and the answer stands for everybody', async () => {
  const { deskA, company } = world
  const id = await sharedCustomer()
  edit(deskA, id, { delivery_days: 5 })
  edit(other, id, { delivery_days: 6 })
  await deskA.sync()
  await other.sync()
  await deskA.sync()
  const card = deskA.rowOf('conflict', values => values.row_id === id)
  deskA.act(company.managerA, 'sync.resolve', [
    deskA.change('customer', 'update', id, { delivery_days: 5 }),
    deskA.change('conflict', 'update', card, { state: 'resolved', resolved_by: company.managerA, resolved_at: 1 }),
  ])
  expect((await deskA.sync()).verdicts).toMatchObject([{ verdict: 'accepted' }])
  expect(await customerNow(id)).toMatchObject({ delivery_days: '5' })
  expect(await cards(id)).toEqual([])
})

test('a card that is resolved in the same push in which the field crosses again stays resolved, and the crossing makes a new one', async () => {
  const { deskA, company } = world
  const id = await sharedCustomer()
  edit(deskA, id, { delivery_days: 5 })
  edit(other, id, { delivery_days: 6 })
  await deskA.sync()
  await other.sync()
  await deskA.sync()
  edit(other, id, { delivery_days: 9 })
  await other.sync()

  const card = deskA.rowOf('conflict', values => values.row_id === id)
  deskA.act(company.managerA, 'sync.resolve', [
    deskA.change('conflict', 'update', card, { state: 'resolved', resolved_by: company.managerA, resolved_at: 1 }),
  ])
  edit(deskA, id, { delivery_days: 3 })
  await deskA.sync()
  expect(
    await world.office.ask(
      "SELECT state, other ->> 'value' AS other FROM report.conflict WHERE row_id = $1 ORDER BY id",
      [id],
    ),
  ).toEqual([
    { state: 'resolved', other: '5' },
    { state: 'open', other: '9' },
  ])
})

test('one side confirmed and the other cancelled: the later stands, one card says so, and the times go with the status', async () => {
  const { deskA } = world
  const id = await sharedOrder('checked')
  step(deskA, id, { status: 'confirmed', confirmed_at: 11, status_since: 11 })
  await new Promise(resolve => setTimeout(resolve, 5))
  step(other, id, { status: 'cancelled', reason_id: world.company.reason, status_since: 12 })
  await deskA.sync()
  expect((await other.sync()).verdicts).toMatchObject([{ verdict: 'accepted' }])
  expect(await cards(id)).toMatchObject([
    { kind: 'cancelled-changed', column_name: 'status', standing: 'cancelled', other: 'confirmed' },
  ])
  expect(await world.office.ask('SELECT status FROM report.sales_order WHERE id = $1', [id])).toEqual([
    { status: 'cancelled' },
  ])

  const second = await sharedOrder('checked')
  step(deskA, second, { status: 'confirmed', confirmed_at: 11, status_since: 11 })
  await new Promise(resolve => setTimeout(resolve, 5))
  step(other, second, { status: 'cancelled', reason_id: world.company.reason, status_since: 12 })
  await other.sync()
  expect((await deskA.sync()).verdicts).toMatchObject([{ verdict: 'changed' }])
  expect(rowAt(deskA, 'sales_order', second)).toMatchObject({
    status: 'cancelled',
    confirmed_at: null,
    status_since: 12,
  })
  expect(await cards(second)).toMatchObject([{ kind: 'cancelled-changed', standing: 'cancelled', other: 'confirmed' }])
})

test('a line changed while somebody else confirmed the order is refused: it becomes an amendment', async () => {
  const { deskA, company } = world
  const id = await sharedOrder('checked')
  step(deskA, id, { status: 'confirmed', status_since: 11 })
  await deskA.sync()
  other.act(company.managerA, 'orders.enter', [other.change('order_line', 'delete', id, {}, { sub: 2 })])
  expect((await other.sync()).verdicts).toMatchObject([{ verdict: 'rejected', code: 'order-already-confirmed' }])
})

test('two people changed different lines of one order apart: the totals are those of all lines', async () => {
  const { deskA, company } = world
  const id = await sharedOrder('received')
  const wish = (beer: number, water: number) => [
    { product: company.beer, quantity: beer },
    { product: company.water, quantity: water },
  ]
  const totals = (beer: number, water: number): Values => ({
    ...orderTotals(
      wish(beer, water).map(({ quantity }) => ({
        quantity,
        price_units: 24,
        price_minor: 120_000,
        discount_bp: 0,
        tax_rate_bp: 1000,
      })),
      false,
    ),
  })
  const line = (product: number, quantity: number): Values => {
    const { quantity: units, amount_minor } = lineRow({ product, quantity })
    return { quantity: units ?? 0, amount_minor: amount_minor ?? 0 }
  }
  deskA.act(company.managerA, 'orders.enter', [
    deskA.change('order_line', 'update', id, line(company.beer, 240), { sub: 1 }),
    deskA.change('sales_order', 'update', id, totals(240, 48)),
  ])
  other.act(company.managerA, 'orders.enter', [
    other.change('order_line', 'update', id, line(company.water, 480), { sub: 2 }),
    other.change('sales_order', 'update', id, totals(24, 480)),
  ])
  expect((await deskA.sync()).verdicts).toMatchObject([{ verdict: 'accepted' }])
  expect((await other.sync()).verdicts).toMatchObject([{ verdict: 'changed' }])
  await deskA.sync()
  for (const desk of [deskA, other]) expect(rowAt(desk, 'sales_order', id)).toMatchObject(totals(240, 480))
  expect(await cards(id)).toEqual([])
})

test('a row removed by one and changed by another stays removed, and a card keeps what was written', async () => {
  const { deskA, company } = world
  const id = await sharedCustomer()
  edit(deskA, id, { notes: 'pays on Fridays' })
  await deskA.sync()
  other.act(company.managerA, 'customers.edit', [other.change('customer', 'delete', id, {})])
  expect((await other.sync()).verdicts).toMatchObject([{ verdict: 'accepted' }])
  expect(await cards(id)).toMatchObject([
    { kind: 'edited-deleted', column_name: 'notes', standing: null, other: 'pays on Fridays' },
  ])
  expect(await customerNow(id)).toBeUndefined()
})
