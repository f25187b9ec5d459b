import { expect } from 'vitest'
import type { Change } from '../../shared/sync/protocol.ts'
import { customerRow, orderChanges, type TwoDepots } from './company.ts'
import type { TestDesk } from './desk.ts'

/** The code with which head office answers the last of what a desk has queued; everything before it must stand. */
export async function codeFor(desk: TestDesk, seen: Set<string>): Promise<string> {
  const { verdicts } = await desk.sync()
  const last = verdicts.at(-1)
  expect(verdicts.slice(0, -1).map(each => each.verdict)).toEqual(verdicts.slice(1).map(() => 'accepted'))
  const code = last?.verdict === 'rejected' ? last.code : (last?.verdict ?? 'nothing')
  seen.add(code)
  return code
}

export function newCustomer({ company }: TwoDepots, desk: TestDesk): number {
  const id = desk.id()
  desk.act(company.managerA, 'customers.edit', [
    desk.change('customer', 'insert', id, customerRow(company.depotA, `C${id}`)),
  ])
  return id
}

/** Queues an order of one line for a customer of its own. */
export function newOrder(world: TwoDepots, desk: TestDesk, more: { status?: string; number?: string } = {}): number {
  const { company } = world
  const customer = newCustomer(world, desk)
  const id = desk.id()
  const lines = [{ product: company.beer, quantity: 24 }]
  const wish = { depot: company.depotA, customer, person: company.managerA, lines, ...more }
  desk.act(company.managerA, 'orders.enter', orderChanges(desk, id, wish))
  return id
}

export const step = (desk: TestDesk, id: number, status: string): Change =>
  desk.change('sales_order', 'update', id, { status, status_since: 1 })

/** Reasons that only orders have. */
export const orderReasons: readonly string[] = [
  'number-not-yours',
  'number-taken',
  'number-stays',
  'order-already-confirmed',
  'order-step-not-allowed',
  'order-over',
  'amendment-differs',
  'amounts-differ',
]
