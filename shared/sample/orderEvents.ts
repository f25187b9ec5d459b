import type { Written } from '../import/rows.ts'
import type { OrderPlan } from './orderPlan.ts'
import type { World } from './world.ts'

/** What an order's timeline tells: the same events that the same acts would have written. */
export function orderEvents(world: World, plan: OrderPlan, rowId: number, lines: number): Written[] {
  const { depot } = plan.customer
  const told = (
    kind: string,
    at: number,
    person: number,
    detail: Readonly<Record<string, string | number | null>> = {},
  ): Written =>
    world.event({
      table: 'sales_order',
      rowId,
      depotId: depot.id,
      kind,
      at,
      person,
      device: depot.device,
      detail: { ...(depot.device === 0 ? { lastChild: lines } : {}), ...detail },
    })
  const { enteredBy, confirmedBy, hold, cancel } = plan
  return [
    told('orders.create', plan.at, enteredBy),
    ...(plan.status === 'draft' ? [] : [told('orders.receive', plan.at, enteredBy)]),
    ...(plan.checkedAt === null ? [] : [told('orders.check', plan.checkedAt, enteredBy)]),
    ...(plan.confirmedAt === null ? [] : [told('orders.confirm', plan.confirmedAt, confirmedBy)]),
    ...(hold === null ? [] : [told('orders.hold', hold.at, confirmedBy, { holdKind: hold.kind, note: hold.note })]),
    ...(hold?.releasedAt == null ? [] : [told('orders.release', hold.releasedAt, confirmedBy, { note: '' })]),
    ...(cancel === null ? [] : [told('orders.cancel', cancel.at, cancel.by, { note: cancel.note })]),
  ]
}
