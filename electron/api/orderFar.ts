import { insertOrder, updateOrder } from '../../db/orders.ts'
import type { Writer } from '../../db/schema.ts'
import type { Order } from '../../shared/orders/order.ts'
import type { Asking } from './asking.ts'
import { orderEvent } from './orderEvent.ts'
import { type Entered, writeEntered } from './orderSaving.ts'
import { stepsAhead } from './orderSteps.ts'

/**
 * Writes an entered order and takes it as far as the person may and nothing blocks it. A new one is written once, where it ends up; one that
 * stands already goes step by step, because head office allows no leap.
 */
export async function writeFar(context: Asking, tx: Writer, form: Entered): Promise<Order> {
  const steps = await stepsAhead(context, tx, form.order)
  const last = steps.at(-1)?.order ?? form.order
  if (form.before === null) {
    await insertOrder(tx, last)
    await orderEvent(context, tx, last, 'orders.create')
  } else await writeEntered(context, tx, form)

  let reached = form.order
  for (const { step, order } of steps) {
    if (form.before !== null) await updateOrder(tx, reached, order)
    await orderEvent(context, tx, order, `orders.${step}`)
    reached = order
  }
  return last
}
