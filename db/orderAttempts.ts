import { hours, type Instant } from '../shared/kernel/instant.ts'
import type { Writer } from './schema.ts'

/** A draft is taken up again within days. */
const keptFor = hours(90 * 24)

/** The order that this attempt became before; null where it is the first time. */
export async function orderOfAttempt(tx: Writer, attempt: string): Promise<number | null> {
  const row = await tx.selectFrom('order_attempt').select('order_id').where('attempt', '=', attempt).executeTakeFirst()
  return row?.order_id ?? null
}

/** Notes, in the transaction that writes the order, which attempt it was. */
export async function noteAttempt(tx: Writer, attempt: string, orderId: number, at: Instant): Promise<void> {
  await tx
    .deleteFrom('order_attempt')
    .where('at', '<', at - keptFor)
    .execute()
  await tx.insertInto('order_attempt').values({ attempt, order_id: orderId, at }).execute()
}
