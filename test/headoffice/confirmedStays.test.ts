import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Verdict } from '../../shared/sync/verdict.ts'
import { customerRow, lineRow, orderChanges, type TwoDepots, twoDepots } from '../support/company.ts'

let world: TwoDepots
beforeAll(async () => {
  world = await twoDepots()
})
afterAll(() => world.office.close())

/** An order of desk A as it was born, one line. */
async function born(status: string, number: string | null): Promise<number> {
  const { deskA, company } = world
  const [customer, id] = [deskA.id(), deskA.id()]
  deskA.act(company.managerA, 'customers.edit', [
    deskA.change('customer', 'insert', customer, customerRow(company.depotA, `C${customer}`)),
  ])
  deskA.act(
    company.managerA,
    'imports.run',
    orderChanges(deskA, id, {
      depot: company.depotA,
      customer,
      person: company.managerA,
      lines: [{ product: company.beer, quantity: 24 }],
      status,
      number,
    }),
  )
  expect((await deskA.sync()).verdicts.map(({ verdict }) => verdict)).toEqual(['accepted', 'accepted'])
  return id
}

const sent = async (): Promise<Verdict | undefined> => (await world.deskA.sync()).verdicts[0]

test('an order that was confirmed stays as it was confirmed while it is on hold', async () => {
  const { deskA, company } = world
  const id = await born('confirmed', null)
  deskA.act(company.managerA, 'orders.hold', [
    deskA.change('sales_order', 'update', id, { status: 'on-hold', held_from: 'confirmed', hold_kind: 'stock' }),
  ])
  expect(await sent()).toMatchObject({ verdict: 'accepted' })

  deskA.act(company.managerA, 'orders.enter', [
    deskA.change('order_line', 'insert', id, lineRow({ product: company.water, quantity: 48 }), { sub: 2 }),
  ])
  expect(await sent()).toMatchObject({ verdict: 'rejected', code: 'order-already-confirmed' })
  deskA.act(company.managerA, 'orders.enter', [
    deskA.change('sales_order', 'update', id, { requested_day: '2026-12-01' }),
  ])
  expect(await sent()).toMatchObject({ verdict: 'rejected', code: 'order-already-confirmed' })
  deskA.act(company.managerA, 'orders.hold', [deskA.change('sales_order', 'update', id, { held_from: 'received' })])
  expect(await sent()).toMatchObject({ verdict: 'rejected', code: 'order-step-not-allowed' })
})

test('taking an import back removes what was imported, never an order that has its number', async () => {
  const { deskA, company } = world
  const removal = (id: number) =>
    deskA.act(company.managerA, 'imports.run', [deskA.change('sales_order', 'delete', id, {})])
  const imported = await born('closed', null)
  removal(imported)
  expect(await sent()).toMatchObject({ verdict: 'accepted' })

  const numbered = await born('confirmed', `ORD-${await codeOf(company.depotA)}${deskA.identity.lane}-27-000001`)
  removal(numbered)
  expect(await sent()).toMatchObject({ verdict: 'rejected', code: 'order-already-confirmed' })
  deskA.act(company.managerA, 'imports.run', [deskA.change('order_line', 'delete', numbered, {}, { sub: 1 })])
  expect(await sent()).toMatchObject({ verdict: 'rejected', code: 'order-already-confirmed' })
})

async function codeOf(depot: number): Promise<string> {
  const [row] = await world.office.ask('SELECT code FROM report.depot WHERE id = $1', [depot])
  return typeof row === 'object' && row !== null && 'code' in row ? String(row.code) : ''
}
