import { findTerms } from '../../db/customerTerms.ts'
import { findOrder, updateOrder } from '../../db/orders.ts'
import type { Reader, Writer } from '../../db/schema.ts'
import { may } from '../../shared/auth/right.ts'
import type { Order } from '../../shared/orders/order.ts'
import { blockedBy, type OrderAct, type OrderBlock } from '../../shared/orders/rules.ts'
import { checked, confirmed, received } from '../../shared/orders/step.ts'
import type { Asking } from './asking.ts'
import { numberFor } from './documentNumber.ts'
import { orderEvent } from './orderEvent.ts'
import { notFound } from './refusals.ts'
import { sees } from './scope.ts'

/** The steps forward, each with the order that it leads to. */
export type Step = 'receive' | 'check' | 'confirm'

/** An order that this person sees; NOT_FOUND where there is none. */
export async function seenOrder(context: Asking, reader: Reader, id: number): Promise<Order> {
  const order = await findOrder(reader, id)
  if (!order || !sees(context.person, order.depotId)) throw notFound(id)
  return order
}

/** Why this act cannot be done with this order now, or null; what depends on the customer included. */
export async function blockOf(reader: Reader, order: Order, act: OrderAct): Promise<OrderBlock | null> {
  const terms = await findTerms(reader, order.customerId)
  return blockedBy(act, {
    status: order.status,
    lineCount: order.lines.length,
    customerOnHold: terms?.hold ?? false,
  })
}

/** Takes an order one step forward, with its event; the caller has asked `blockOf`. */
export async function stepForward(context: Asking, tx: Writer, order: Order, step: Step): Promise<Order> {
  const next = await after(context, tx, order, step)
  await updateOrder(tx, order, next)
  await orderEvent(context, tx, next, `orders.${step}`)
  return next
}

/** The order at each step forward that the person may take and nothing blocks, in turn; nothing is written. */
export async function stepsAhead(
  context: Asking,
  tx: Writer,
  order: Order,
): Promise<readonly { step: Step; order: Order }[]> {
  const taken: { step: Step; order: Order }[] = []
  let reached = order
  for (const [step, right] of forward) {
    if (!may(context.person.role, right) || (await blockOf(tx, reached, step)) !== null) continue
    reached = await after(context, tx, reached, step)
    taken.push({ step, order: reached })
  }
  return taken
}

const forward = [
  ['receive', 'orders.enter'],
  ['check', 'orders.check'],
  ['confirm', 'orders.confirm'],
] as const

async function after(context: Asking, tx: Writer, order: Order, step: Step): Promise<Order> {
  const now = context.now()
  switch (step) {
    case 'receive':
      return received(
        order,
        await numberFor(context, tx, 'ORD', { depotId: order.depotId, day: order.orderedDay }),
        now,
      )
    case 'check':
      return checked(order, now)
    case 'confirm':
      return confirmed(order, now)
  }
}
