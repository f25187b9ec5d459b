import type { Conflict } from '../../db/conflicts.ts'
import { joinCustomers } from '../../db/joinCustomers.ts'
import type { Writer } from '../../db/schema.ts'
import { refused } from './refusals.ts'

/** The customer that was entered first, where two look like one; the card stands on the other. */
export const olderOf = ({ standing }: Conflict): number => Number(standing.value)

/** Makes the two customers of a card one: the one that was entered first stays. REFUSED 'gone' and 'too-many-orders'. */
export async function joinDuplicate(tx: Writer, conflict: Conflict): Promise<void> {
  const block = await joinCustomers(tx, { keep: olderOf(conflict), drop: conflict.key.id })
  if (block) throw refused(block)
}
