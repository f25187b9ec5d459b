import { hours, type Instant } from '../shared/kernel/instant.ts'
import type { Writer } from './schema.ts'

/** A record that somebody entered, an order or a movement, under the name that the page gave to it. */
export interface Attempt {
  readonly attempt: string
  readonly recordId: number
  /** Fingerprint of what was entered. */
  readonly look: number
}

/** A draft is taken up again within days. */
const keptFor = hours(90 * 24)

/** What this attempt became before; undefined where it is the first time. */
export const findAttempt = (tx: Writer, attempt: string): Promise<Attempt | undefined> =>
  tx
    .selectFrom('order_attempt')
    .select(['attempt', 'order_id as recordId', 'look'])
    .where('attempt', '=', attempt)
    .executeTakeFirst()

/** Notes, in the transaction that writes the record, which attempt it was. */
export async function noteAttempt(tx: Writer, { attempt, recordId, look }: Attempt, at: Instant): Promise<void> {
  await tx
    .deleteFrom('order_attempt')
    .where('at', '<', at - keptFor)
    .execute()
  await tx
    .insertInto('order_attempt')
    .values({ attempt, order_id: recordId, look, at })
    .onConflict(on => on.column('attempt').doUpdateSet({ order_id: recordId, look, at }))
    .execute()
}
