import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Values } from '../../shared/sync/protocol.ts'
import { customerRow, lineRow, orderChanges, type TwoDepots, twoDepots } from '../support/company.ts'
import { enrolDesk, type TestDesk } from '../support/desk.ts'

let world: TwoDepots
let other: TestDesk
let secondBoss: TestDesk
beforeAll(async () => {
  world = await twoDepots()
  const { office, company } = world
  other = await enrolDesk(office.url, { code: await office.makeCode({ depotId: company.depotA, headOffice: false }) })
  secondBoss = await enrolDesk(office.url, { code: await office.makeCode({ depotId: null, headOffice: true }) })
  await other.sync()
  await secondBoss.sync()
})
afterAll(() => world.office.close())

let entered = 0
/** A customer entered at a desk, unlike all others where nothing is said. Answers its id. */
function enter(desk: TestDesk, values: Values = {}, depot = world.company.depotA): number {
  entered += 1
  const id = desk.id()
  const row = { ...customerRow(depot, `L${entered}`), name: `Machann ${entered}`, phone: `37${entered}000000` }
  const person = depot === world.company.depotA ? world.company.managerA : world.company.managerB
  desk.act(person, 'customers.edit', [desk.change('customer', 'insert', id, { ...row, ...values })])
  return id
}

const cards = (...ids: readonly number[]): Promise<unknown[]> =>
  world.office.ask(
    `SELECT kind, row_id, column_name, (standing ->> 'value')::bigint AS older, (other ->> 'value')::bigint AS newer FROM report.conflict
     WHERE row_id = ANY ($1::bigint[]) AND state = 'open' ORDER BY id`,
    [`{${ids.join(',')}}`],
  )

test('one customer entered at two computers apart stands twice, and one card asks whether they are one', async () => {
  const { deskA } = world
  const phone = '+509 37 11 22 33'
  const first = enter(deskA, { name: 'Madan Désir', phone })
  const second = enter(other, { name: 'MADAN DESIR', phone: '3711-2233' })
  await deskA.sync()
  expect((await other.sync()).verdicts).toMatchObject([{ verdict: 'accepted' }])
  expect(await cards(first, second)).toMatchObject([
    {
      kind: 'duplicate-customer',
      row_id: String(second),
      column_name: 'id',
      older: String(first),
      newer: String(second),
    },
  ])
})

test('the same name in the same town is enough, the same name in another town is not', async () => {
  const { deskA } = world
  const first = enter(deskA, { name: 'Depo Lakay', city: 'Cap-Haïtien' })
  await deskA.sync()
  const same = enter(other, { name: 'depo  lakay', city: 'CAP-HAITIEN' })
  const elsewhere = enter(other, { name: 'Depo Lakay', city: 'Limbé' })
  await other.sync()
  expect(await cards(same)).toHaveLength(1)
  expect(await cards(first, elsewhere)).toEqual([])
})

test('two outlets that one computer enters under one phone, and two depots that know the same shop, raise no card', async () => {
  const { deskA, deskB, company } = world
  const phone = '3799-8877'
  const ids = [enter(deskA, { phone }), enter(deskA, { phone })]
  const elsewhere = enter(deskB, { phone }, company.depotB)
  await deskA.sync()
  await deskB.sync()
  expect(await cards(...ids, elsewhere)).toEqual([])
})

test('a phone that a customer gets later is compared, one that it had already is not asked about again', async () => {
  const { deskA, company } = world
  const first = enter(deskA, { phone: '3788-1212' })
  await deskA.sync()
  const second = enter(other)
  await other.sync()
  expect(await cards(second)).toEqual([])
  const edit = (values: Values): number =>
    other.act(company.managerA, 'customers.edit', [other.change('customer', 'update', second, values)])
  edit({ phone: '37881212' })
  await other.sync()
  expect(await cards(second)).toMatchObject([{ older: String(first) }])
  await world.office.ask(`UPDATE konvwa.row_state SET columns = columns || '{"state":"resolved"}' WHERE tbl = 42`)
  edit({ notes: 'telefòn nan bon' })
  await other.sync()
  expect(await cards(second)).toEqual([])
})

test('a customer that is served no more, or was removed, is like nobody', async () => {
  const { deskA, company } = world
  const [idle, removed] = [enter(deskA, { phone: '3766-0001' }), enter(deskA, { phone: '3766-0002' })]
  deskA.act(company.managerA, 'customers.edit', [deskA.change('customer', 'update', idle, { active: 0 })])
  deskA.act(company.managerA, 'customers.edit', [deskA.change('customer', 'delete', removed, {})])
  await deskA.sync()
  const again = [enter(other, { phone: '3766-0001' }), enter(other, { phone: '3766-0002' })]
  await other.sync()
  expect(await cards(...again)).toEqual([])
})

test('two computers that bring the same customer at the same moment are told once', async () => {
  const { deskA } = world
  for (let round = 0; round < 5; round += 1) {
    const phone = `3755-000${round}`
    const ids = [enter(deskA, { phone }), enter(other, { phone })]
    await Promise.all([deskA.sync(), other.sync()])
    expect(await cards(...ids)).toHaveLength(1)
  }
})

const listRow = (code: string, from: string, to: string | null, more: Values = {}): Values => ({
  code,
  name: code,
  currency: 'HTG',
  customer_class: 'kiosk',
  zone: 'Z9',
  valid_from: from,
  valid_to: to,
  tax_included: 0,
  ...more,
})

function enterList(desk: TestDesk, row: Values): number {
  const id = desk.id()
  desk.act(world.company.boss, 'reference.edit', [desk.change('price_list', 'insert', id, row)])
  return id
}

test('two price lists for the same customers on the same days, entered apart: the second is refused, and goes through on other days', async () => {
  const { boss, company } = world
  const first = enterList(boss, listRow('K26', '2026-01-01', '2026-12-31'))
  await boss.sync()
  const second = enterList(secondBoss, listRow('K26B', '2026-12-01', null))
  expect((await secondBoss.sync()).verdicts).toMatchObject([
    { verdict: 'rejected', code: 'lists-overlap', at: { id: second, column: 'valid_from' } },
  ])
  secondBoss.act(company.boss, 'reference.edit', [
    secondBoss.change('price_list', 'insert', second, listRow('K26B', '2027-01-01', null)),
  ])
  expect((await secondBoss.sync()).verdicts).toMatchObject([{ verdict: 'accepted' }])

  boss.act(company.boss, 'reference.edit', [boss.change('price_list', 'update', first, { valid_to: null })])
  expect((await boss.sync()).verdicts).toMatchObject([{ verdict: 'rejected', code: 'lists-overlap' }])
})

test('one list that ends in the same act in which the next begins is no overlap, in whichever order they are written', async () => {
  const { boss, company } = world
  const old = enterList(boss, listRow('M1', '2026-01-01', null, { zone: 'Z8' }))
  await boss.sync()
  const next = boss.id()
  boss.act(company.boss, 'reference.edit', [
    boss.change('price_list', 'insert', next, listRow('M2', '2027-01-01', null, { zone: 'Z8' })),
    boss.change('price_list', 'update', old, { valid_to: '2026-12-31' }),
  ])
  expect((await boss.sync()).verdicts).toMatchObject([{ verdict: 'accepted' }])
})

test('two lists on the same days that one computer has beside each other are its own affair: an import brings such', async () => {
  const { boss } = world
  enterList(boss, listRow('O1', '2026-01-01', null, { zone: 'Z5' }))
  enterList(boss, listRow('O2', '2026-01-01', null, { zone: 'Z5' }))
  const { verdicts } = await boss.sync()
  expect(verdicts.map(({ verdict }) => verdict)).toEqual(['accepted', 'accepted'])
})

test('lists for other customers, another zone or other money share their days', async () => {
  const { boss } = world
  enterList(boss, listRow('N1', '2026-01-01', null, { zone: 'Z7' }))
  enterList(boss, listRow('N2', '2026-01-01', null, { zone: 'Z6' }))
  enterList(boss, listRow('N3', '2026-01-01', null, { zone: 'Z7', customer_class: 'hotel' }))
  enterList(boss, listRow('N4', '2026-01-01', null, { zone: 'Z7', currency: 'USD' }))
  const { verdicts } = await boss.sync()
  expect(verdicts.map(({ verdict }) => verdict)).toEqual(['accepted', 'accepted', 'accepted', 'accepted'])
})

test('two computers of head office that bring overlapping lists at the same moment: one stands', async () => {
  const { boss } = world
  for (let round = 0; round < 5; round += 1) {
    const zone = `R${round}`
    enterList(boss, listRow(`R${round}A`, '2026-01-01', null, { zone }))
    enterList(secondBoss, listRow(`R${round}B`, '2026-06-01', null, { zone }))
    const answers = await Promise.all([boss.sync(), secondBoss.sync()])
    const verdicts = answers.flatMap(answer => answer.verdicts.map(({ verdict }) => verdict))
    expect(verdicts.toSorted()).toEqual(['accepted', 'rejected'])
  }
})

test('a line changed apart on an order that was cancelled is refused: a cancelled order takes no amendment', async () => {
  const { deskA, company } = world
  const customer = enter(deskA)
  const id = deskA.id()
  const lines = [{ product: company.beer, quantity: 24 }]
  const order = { depot: company.depotA, customer, person: company.managerA, lines, status: 'checked' }
  deskA.act(company.managerA, 'orders.enter', orderChanges(deskA, id, order))
  await deskA.sync()
  await other.sync()
  deskA.act(company.managerA, 'orders.cancel', [
    deskA.change('sales_order', 'update', id, { status: 'cancelled', reason_id: company.reason, status_since: 12 }),
  ])
  await deskA.sync()
  const line = lineRow({ product: company.water, quantity: 24 })
  other.act(company.managerA, 'orders.enter', [other.change('order_line', 'insert', id, line, { sub: 2 })])
  expect((await other.sync()).verdicts).toMatchObject([{ verdict: 'rejected', code: 'order-already-confirmed' }])
  expect(
    await world.office.ask('SELECT count(*)::integer AS count FROM report.order_line WHERE id = $1', [id]),
  ).toEqual([{ count: 1 }])
})
