import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeId } from '../../shared/kernel/id.ts'
import { registry } from '../../shared/sync/registry.ts'
import { customerRow, orderChanges, personRow, productRow, type TwoDepots, twoDepots } from '../support/company.ts'
import { enrolDesk, type TestDesk } from '../support/desk.ts'

let world: TwoDepots
beforeAll(async () => {
  world = await twoDepots()
})
afterAll(() => world.office.close())

async function anotherDesk(): Promise<TestDesk> {
  const { office, company } = world
  const desk = await enrolDesk(office.url, {
    code: await office.makeCode({ depotId: company.depotA, headOffice: false }),
  })
  await desk.sync()
  return desk
}

const laterVerdicts = (desk: TestDesk) =>
  (desk.entries.get(`device:${desk.identity.device}`) ?? []).flatMap(entry => entry.verdicts)

test('fault 48: what depends on a row that is not here yet is held, and stands as soon as the row comes', async () => {
  const { deskA, company, office } = world
  const desk = await anotherDesk()
  const customer = deskA.id()
  deskA.act(company.managerA, 'customers.edit', [
    deskA.change('customer', 'insert', customer, customerRow(company.depotA, 'H1')),
  ])

  const order = desk.id()
  const wish = {
    depot: company.depotA,
    customer,
    person: company.managerA,
    lines: [{ product: company.beer, quantity: 24 }],
  }
  const taken = desk.act(company.managerA, 'orders.enter', orderChanges(desk, order, wish))
  const noted = desk.act(company.managerA, 'orders.enter', [
    desk.change('sales_order', 'update', order, { note: 'call first' }),
  ])
  const waitsFor = (table: number, id: number) => ({ table, id, sub: 0, column: null })
  expect((await desk.sync()).verdicts).toEqual([
    { number: taken, verdict: 'held', waitsFor: waitsFor(20, customer) },
    { number: noted, verdict: 'held', waitsFor: waitsFor(30, order) },
  ])
  expect(await office.ask('SELECT 1 FROM report.sales_order WHERE id = $1', [order])).toEqual([])

  await deskA.sync()
  expect(await office.ask('SELECT note FROM report.sales_order WHERE id = $1', [order])).toEqual([
    { note: 'call first' },
  ])
  await desk.sync()
  expect(laterVerdicts(desk)).toEqual([
    { number: taken, verdict: 'accepted' },
    { number: noted, verdict: 'accepted' },
  ])
  const rows = desk.entries
    .get(`depot:${company.depotA}`)
    ?.find(entry => entry.number === taken && entry.device === desk.identity.device)
  expect(rows).toMatchObject({ own: false, rows: [{ op: 'put', values: { customer_id: customer } }, { op: 'put' }] })
})

test('a frame sent again after its transaction was released gets the verdict that counts now', async () => {
  const { deskA, company } = world
  const desk = await anotherDesk()
  const customer = deskA.id()
  desk.act(company.managerA, 'customers.edit', [desk.change('customer', 'update', customer, { notes: 'x' })])
  const frame = desk.seal()
  expect((await desk.sync()).verdicts).toMatchObject([{ verdict: 'held' }])
  deskA.act(company.managerA, 'customers.edit', [
    deskA.change('customer', 'insert', customer, customerRow(company.depotA, 'H2')),
  ])
  await deskA.sync()
  expect((await desk.sync({ frames: [frame] })).verdicts).toMatchObject([{ verdict: 'accepted' }])
})

test('fault 37: what depends on a rejected transaction stays held, and the ones behind it go through', async () => {
  const { company } = world
  const desk = await anotherDesk()
  const customer = desk.id()
  const row = { ...customerRow(company.depotA, 'H3'), customer_class: 'pirate' }
  desk.act(company.managerA, 'customers.edit', [desk.change('customer', 'insert', customer, row)])
  desk.act(company.managerA, 'customers.edit', [desk.change('customer', 'update', customer, { notes: 'x' })])
  desk.act(company.managerA, 'customers.edit', [
    desk.change('customer', 'insert', desk.id(), customerRow(company.depotA, 'H4')),
  ])
  expect((await desk.sync()).verdicts.map(each => each.verdict)).toEqual(['rejected', 'held', 'accepted'])
  await desk.sync()
  expect(laterVerdicts(desk)).toEqual([])
})

test('what was held is released in its order, also onto a row that its own desk made anew meanwhile', async () => {
  const { company, office } = world
  const desk = await anotherDesk()
  const customer = desk.id()
  const row = customerRow(company.depotA, 'H9')
  for (const notes of ['first', 'second'])
    desk.act(company.managerA, 'customers.edit', [desk.change('customer', 'update', customer, { notes })])
  await desk.sync()
  desk.act(company.managerA, 'customers.edit', [desk.change('customer', 'insert', customer, row)])
  await desk.sync()
  expect(await office.ask('SELECT notes FROM report.customer WHERE id = $1', [customer])).toEqual([{ notes: 'second' }])
})

test('a held transaction that somebody discarded is not released any more, and head office knows of the decision', async () => {
  const { deskA, company, office } = world
  const desk = await anotherDesk()
  const customer = deskA.id()
  const number = desk.act(company.managerA, 'customers.edit', [
    desk.change('customer', 'update', customer, { notes: 'never' }),
  ])
  await desk.sync()
  await desk.sync({ decisions: [{ number, decided: 'discarded' }] })
  deskA.act(company.managerA, 'customers.edit', [
    deskA.change('customer', 'insert', customer, customerRow(company.depotA, 'H5')),
  ])
  await deskA.sync()
  await desk.sync()
  expect(laterVerdicts(desk)).toEqual([])
  expect(await office.ask('SELECT notes FROM report.customer WHERE id = $1', [customer])).toEqual([{ notes: '' }])
  expect(
    await office.ask('SELECT verdict, decided FROM konvwa.device_tx WHERE device = $1 AND number = $2', [
      desk.identity.device,
      number,
    ]),
  ).toEqual([{ verdict: 'held', decided: 'discarded' }])
})

test('what a released transaction breaks is rejected then, and its desk is told', async () => {
  const { deskA, company } = world
  const desk = await anotherDesk()
  const customer = deskA.id()
  const number = desk.act(company.managerA, 'customers.edit', [
    desk.change('customer', 'update', customer, { depot_id: company.depotB }),
  ])
  await desk.sync()
  deskA.act(company.managerA, 'customers.edit', [
    deskA.change('customer', 'insert', customer, customerRow(company.depotA, 'H6')),
  ])
  await deskA.sync()
  await desk.sync()
  expect(laterVerdicts(desk)).toMatchObject([{ number, verdict: 'rejected', code: 'wrong-depot' }])
})

test('an order for a product that a desk has only asked for stands at once, and head office takes the product in under the same id', async () => {
  const { boss, company, office } = world
  const desk = await anotherDesk()
  const product = desk.id()
  const proposal = productRow('NEW-1', company.tax)
  desk.act(company.managerA, 'reference.request', [
    desk.change('request', 'insert', desk.id(), requestRow(product, proposal)),
  ])
  const customer = desk.id()
  desk.act(company.managerA, 'customers.edit', [
    desk.change('customer', 'insert', customer, customerRow(company.depotA, 'H7')),
  ])
  const order = desk.id()
  const wish = { depot: company.depotA, customer, person: company.managerA, lines: [{ product, quantity: 24 }] }
  desk.act(company.managerA, 'orders.enter', orderChanges(desk, order, wish))
  expect((await desk.sync()).verdicts.map(each => each.verdict)).toEqual(['accepted', 'accepted', 'accepted'])

  await boss.sync()
  const request = boss.rowOf('request', values => values.row_id === product)
  boss.act(company.boss, 'requests.answer', [
    boss.change('request', 'update', request, { status: 'accepted', answered_by: company.boss, answered_at: 1 }),
  ])
  boss.act(company.boss, 'reference.edit', [boss.change('product', 'insert', product, proposal)])
  const { verdicts } = await boss.sync()
  expect(verdicts.map(each => each.verdict)).toEqual(['accepted', 'accepted'])
  expect(await office.ask('SELECT sku FROM report.product WHERE id = $1', [product])).toEqual([{ sku: 'NEW-1' }])
})

test('nobody answers their own request at a depot, and nobody proposes an id of somebody else', async () => {
  const { deskB, company } = world
  const ask = (row: number) =>
    deskB.change('request', 'insert', deskB.id(), {
      ...requestRow(row, {}),
      depot_id: company.depotB,
      asked_by: company.managerB,
    })
  const own = ask(deskB.id())
  deskB.act(company.managerB, 'reference.request', [own])
  deskB.act(company.managerB, 'reference.request', [deskB.change('request', 'update', own.id, { status: 'accepted' })])
  deskB.act(company.managerB, 'reference.request', [ask(makeId(77, 1))])
  expect((await deskB.sync()).verdicts).toMatchObject([
    { verdict: 'accepted' },
    { verdict: 'rejected', code: 'not-yours-to-write' },
    { verdict: 'rejected', code: 'id-not-yours' },
  ])
})

test('a desk that worked alone brings its people as requests; what they did stands once head office takes them in', async () => {
  const { boss, company, office } = world
  const desk = await anotherDesk()
  const stranger = desk.id()
  const customer = desk.id()
  const person = personRow('ketly', 'manager', company.depotA)
  desk.act(stranger, 'reference.request', [
    desk.change('request', 'insert', desk.id(), { ...requestRow(desk.id(), {}), asked_by: stranger }),
  ])
  desk.act(stranger, 'reference.request', [
    desk.change('request', 'insert', desk.id(), {
      ...requestRow(stranger, person),
      table_number: registry.person.number,
      asked_by: stranger,
    }),
  ])
  const number = desk.act(stranger, 'imports.run', [
    desk.change('customer', 'insert', customer, customerRow(company.depotA, 'H8')),
  ])
  expect((await desk.sync()).verdicts.map(each => each.verdict)).toEqual(['accepted', 'accepted', 'held'])

  await boss.sync()
  boss.act(company.boss, 'people.edit', [boss.change('person', 'insert', stranger, person)])
  expect((await boss.sync()).verdicts).toMatchObject([{ verdict: 'accepted' }])
  await desk.sync()
  expect(laterVerdicts(desk)).toEqual([{ number, verdict: 'accepted' }])
  expect(await office.ask('SELECT code FROM report.customer WHERE id = $1', [customer])).toEqual([{ code: 'H8' }])
})

function requestRow(row: number, proposal: object) {
  return {
    depot_id: world.company.depotA,
    table_number: registry.product.number,
    row_id: row,
    sub: 0,
    creates: 1,
    proposal: JSON.stringify(proposal),
    present: '{}',
    note: '',
    status: 'open',
    asked_by: world.company.managerA,
    asked_at: 1,
    answered_by: null,
    answered_at: null,
    answer: '',
  }
}
