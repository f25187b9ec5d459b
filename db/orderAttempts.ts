import { hours, type Instant } from '../shared/kernel/instant.ts'
import type { Writer } from './schema.ts'

/** An order that somebody entered, under the name that the page gave to it. */
export interface Attempt {
  readonly attempt: string
  readonly orderId: number
  /** Fingerprint of what was entered. */
  readonly look: number
}

/** A draft is taken up again within days. */
const keptFor = hours(90 * 24)

/** What this attempt became before; undefined where it is the first time. */
export const findAttempt = (tx: Writer, attempt: string): Promise<Attempt | undefined> =>
  tx
    .selectFrom('order_attempt')
    .select(['attempt', 'order_id as orderId', 'look'])
    .where('attempt', '=', attempt)
    .executeTakeFirst()

/** Notes, in the transaction that writes the order, which attempt it was. */
export async function noteAttempt(tx: Writer, { attempt, orderId, look }: Attempt, at: Instant): Promise<void> {
  await tx
    .deleteFrom('order_attempt')
    .where('at', '<', at - keptFor)
    .execute()
  await tx
    .insertInto('order_attempt')
    .values({ attempt, order_id: orderId, look, at })
    .onConflict(on => on.column('attempt').doUpdateSet({ order_id: orderId, look, at }))
    .execute()
}
