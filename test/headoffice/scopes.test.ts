import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Download } from '../../shared/sync/protocol.ts'
import { syncedTables, tableOf } from '../../shared/sync/registry.ts'
import { customerRow, orderChanges, type TwoDepots, twoDepots } from '../support/company.ts'
import { enrolDesk, type TestDesk } from '../support/desk.ts'

let world: TwoDepots
beforeAll(async () => {
  world = await twoDepots()
})
afterAll(() => world.office.close())

const rowsOf = (desk: TestDesk, scope: string, id: number): Download[] =>
  (desk.entries.get(scope) ?? []).flatMap(entry => entry.rows).filter(row => row.id === id)

test('a customer that head office moves to another depot leaves the one and comes whole to the other, contacts too', async () => {
  const { boss, deskA, deskB, company } = world
  const id = deskA.id()
  const contact = { name: 'Jòj', role: 'owner', phone: '1', email: '', is_primary: 1 }
  deskA.act(company.managerA, 'customers.edit', [
    deskA.change('customer', 'insert', id, customerRow(company.depotA, 'M1')),
    deskA.change('contact', 'insert', id, contact, { sub: 1 }),
  ])
  await deskA.sync()
  await boss.sync()
  boss.act(company.boss, 'customers.edit', [boss.change('customer', 'update', id, { depot_id: company.depotB })])
  expect((await boss.sync()).verdicts).toMatchObject([{ verdict: 'accepted' }])
  await deskA.sync()
  await deskB.sync()
  expect(rowsOf(deskA, `depot:${company.depotA}`, id).map(row => row.op)).toEqual(['put', 'put', 'gone', 'gone'])
  const [moved, person] = rowsOf(deskB, `depot:${company.depotB}`, id)
  expect(moved).toMatchObject({ op: 'put', values: { ...customerRow(company.depotB, 'M1') } })
  expect(person).toMatchObject({ op: 'put', sub: 1, values: contact })
  deskB.act(company.managerB, 'customers.edit', [deskB.change('customer', 'update', id, { notes: 'ours now' })])
  expect((await deskB.sync()).verdicts).toMatchObject([{ verdict: 'accepted' }])
  deskA.act(company.managerA, 'customers.edit', [deskA.change('customer', 'update', id, { notes: 'still ours' })])
  expect((await deskA.sync()).verdicts).toMatchObject([{ verdict: 'rejected', code: 'wrong-depot' }])
})

test('a computer of head office has every depot, and a depot that comes later too', async () => {
  const { office, boss, company } = world
  const desk = await enrolDesk(office.url, { code: await office.makeCode({ depotId: null, headOffice: true }) })
  const before = await desk.sync()
  expect(before.scopes).toEqual([
    `device:${desk.identity.device}`,
    'reference',
    `depot:${company.depotA}`,
    `depot:${company.depotB}`,
  ])
  const depot = boss.id()
  boss.act(company.boss, 'reference.edit', [
    boss.change('depot', 'insert', depot, {
      code: 'JER',
      name: 'Jérémie',
      address: '',
      phone: '',
      time_zone: 'America/Port-au-Prince',
      cutoff_minute: 960,
      language: 'ht',
      active: 1,
    }),
  ])
  await boss.sync()
  expect((await desk.sync()).scopes).toContain(`depot:${depot}`)
})

test('an answer keeps to the size that was asked for, in whole transactions and at least one, and nothing is skipped', async () => {
  const { office, deskA, company } = world
  for (let number = 0; number < 30; number += 1) {
    const customer = deskA.id()
    deskA.act(company.managerA, 'customers.edit', [
      deskA.change('customer', 'insert', customer, customerRow(company.depotA, `S${number}`)),
    ])
    const wish = {
      depot: company.depotA,
      customer,
      person: company.managerA,
      lines: [{ product: company.beer, quantity: 24 }],
    }
    deskA.act(company.managerA, 'orders.enter', orderChanges(deskA, deskA.id(), wish))
  }
  await deskA.sync()
  const desk = await enrolDesk(office.url, {
    code: await office.makeCode({ depotId: company.depotA, headOffice: false }),
  })
  const one = await desk.sync({ mostBytes: 1 })
  expect(one.pages.map(page => [page.scope, page.entries.length])).toEqual([
    ['reference', 1],
    [`depot:${company.depotA}`, 0],
  ])
  expect(one.pages.at(1)).toMatchObject({ from: 0, to: 0, end: expect.any(Number) })
  let rounds = 0
  for (let more = true; more; rounds += 1) {
    const { pages } = await desk.sync({ mostBytes: 5000 })
    more = pages.some(page => page.to < page.end)
    expect(JSON.stringify(pages).length).toBeLessThan(9000)
  }
  expect(rounds).toBeGreaterThan(5)
  for (const [scope, entries] of desk.entries) {
    expect([scope, entries.map(entry => entry.sequence)]).toEqual([scope, entries.map((_, index) => index + 1)])
  }
  const all = desk.entries.get(`depot:${company.depotA}`) ?? []
  expect(all.filter(entry => entry.device === deskA.identity.device).length).toBeGreaterThanOrEqual(60)
})

test('an own transaction that stands as it was comes back without its values', async () => {
  const { deskA, company } = world
  const id = deskA.id()
  deskA.act(company.managerA, 'customers.edit', [
    deskA.change('customer', 'insert', id, customerRow(company.depotA, 'O1')),
  ])
  await deskA.sync()
  const entry = deskA.entries.get(`depot:${company.depotA}`)?.at(-1)
  expect(entry).toMatchObject({ own: true, rows: [{ id, values: {}, version: entry?.sequence }] })
})

test('every synced table has a view for reports, and none shows a secret', async () => {
  const views = await world.office.ask(
    "SELECT table_name AS name, string_agg(column_name, ',') AS columns FROM information_schema.columns WHERE table_schema = 'report' GROUP BY 1",
  )
  const shown = new Map(
    views.map(view => [Reflect.get(Object(view), 'name'), String(Reflect.get(Object(view), 'columns')).split(',')]),
  )
  expect(new Set(shown.keys())).toEqual(new Set<string>(syncedTables))
  for (const name of syncedTables) {
    const open = Object.entries(tableOf(name).columns).filter(([, column]) => column.privacy !== 'secret')
    expect(shown.get(name)?.toSorted()).toEqual(
      [...open.map(([column]) => column), 'id', ...(tableOf(name).child ? ['n'] : [])].toSorted(),
    )
  }
  expect(shown.get('person')).not.toContain('password_hash')
})
