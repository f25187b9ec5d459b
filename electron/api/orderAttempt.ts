import { noteAttempt, orderOfAttempt } from '../../db/orderAttempts.ts'
import { findOrder } from '../../db/orders.ts'
import type { Writer } from '../../db/schema.ts'
import type { OrderForm } from '../../shared/orders/contract.ts'
import type { Order } from '../../shared/orders/order.ts'
import type { Asking } from './asking.ts'
import { blockOf } from './orderSteps.ts'

/**
 * Saves an entered order by `save`. Where the same attempt was saved before, and only the answer was lost, the form is a change of that order; one that
 * has gone on so far that it cannot be changed is answered as it stands.
 */
export async function savedOnce(
  context: Asking,
  tx: Writer,
  { attempt, ...form }: OrderForm,
  save: (form: OrderForm) => Promise<Order>,
): Promise<Order> {
  if (form.id !== null || attempt === undefined) return save(form)
  const known = await orderOfAttempt(tx, attempt)
  const before = known === null ? null : await findOrder(tx, known)
  if (before && (await blockOf(tx, before, 'edit'))) return before
  const order = await save(before ? asChange(form, before) : form)
  if (known === null) await noteAttempt(tx, attempt, order.id, context.now())
  return order
}

/** Lines that stand where they stood, with the same goods, are the same lines. */
const asChange = (form: OrderForm, before: Order): OrderForm => ({
  ...form,
  id: before.id,
  version: before.version,
  lines: form.lines.map((line, at) => {
    const stood = before.lines[at]
    return line.n === 0 && stood?.productId === line.productId ? { ...line, n: stood.n } : line
  }),
})
