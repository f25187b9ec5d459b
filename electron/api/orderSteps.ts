import { companyMoney } from '../../db/company.ts'
import { findTerms } from '../../db/customerTerms.ts'
import { findDepot } from '../../db/depots.ts'
import { nextNumber } from '../../db/laneNumber.ts'
import { findOrder, updateOrder } from '../../db/orders.ts'
import type { Reader, Writer } from '../../db/schema.ts'
import { may } from '../../shared/auth/right.ts'
import { fiscalYear } from '../../shared/kernel/day.ts'
import { parseNumber } from '../../shared/kernel/documentNumber.ts'
import type { Order } from '../../shared/orders/order.ts'
import { blockedBy, type OrderAct, type OrderBlock } from '../../shared/orders/rules.ts'
import { checked, confirmed, received } from '../../shared/orders/step.ts'
import type { Asking } from './asking.ts'
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

/** Before a number is shown: the computer remembers outside the database how far its series has come. */
export function rememberNumber(context: Asking, order: Order): void {
  const number = order.number === null ? null : parseNumber(order.number)
  if (number === null || order.number === null || number.lane !== context.identity().lane) return
  context.identityFile.noteNumber(order.number.slice(0, order.number.lastIndexOf('-')), number.count)
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
      return received(order, await numberFor(context, tx, order), now)
    case 'check':
      return checked(order, now)
    case 'confirm':
      return confirmed(order, now)
  }
}

/** `ORD-<depot><lane>-<fiscal year>-<count>`, taken in the transaction that receives the order. */
async function numberFor(context: Asking, tx: Writer, order: Order): Promise<string> {
  const depot = await findDepot(tx, order.depotId)
  if (!depot) throw new Error('an order of a depot that is not here')
  const { fiscalStartMonth } = await companyMoney(tx)
  const lane = { depotCode: depot.code, lane: context.identity().lane }
  return nextNumber(tx, 'ORD', lane, fiscalYear(order.orderedDay, fiscalStartMonth))
}
