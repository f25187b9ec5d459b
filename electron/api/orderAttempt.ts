import { findAttempt, noteAttempt } from '../../db/attempts.ts'
import { findOrder } from '../../db/orders.ts'
import type { Writer } from '../../db/schema.ts'
import { fingerprint } from '../../shared/kernel/fingerprint.ts'
import type { OrderForm } from '../../shared/orders/contract.ts'
import type { Order } from '../../shared/orders/order.ts'
import type { Asking } from './asking.ts'
import { blockOf, seenOrder } from './orderSteps.ts'
import { refused } from './refusals.ts'

/**
 * Saves an entered order by `save`. Where the same attempt was saved before, and only the answer was lost, the form is a change of that order. One that has
 * gone on so far that it cannot be changed is answered as it stands, or refused where something else was entered since; one that is cancelled is over, and
 * the attempt is another order.
 */
export async function savedOnce(
  context: Asking,
  tx: Writer,
  { attempt, ...form }: OrderForm,
  save: (form: OrderForm) => Promise<Order>,
): Promise<Order> {
  if (form.id !== null || attempt === undefined) return save(form)
  const look = fingerprint(form)
  const known = await findAttempt(tx, attempt)
  const before = known && (await standing(context, tx, known.recordId))
  const block = before ? await blockOf(tx, before, 'edit') : null
  if (before && block) {
    if (known.look !== look) throw refused(block)
    return before
  }
  const order = await save(before ? asChange(form, before) : form)
  await noteAttempt(tx, { attempt, recordId: order.id, look }, context.now())
  return order
}

/** Null where it was given up or cancelled meanwhile. */
async function standing(context: Asking, tx: Writer, id: number): Promise<Order | null> {
  if (!(await findOrder(tx, id))) return null
  const order = await seenOrder(context, tx, id)
  return order.status === 'cancelled' || order.status === 'void' ? null : order
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
