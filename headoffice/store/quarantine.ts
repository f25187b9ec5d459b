import { registry } from '../../shared/sync/registry.ts'
import type { Queryable } from './pool.ts'

/** A stopped computer's request as it was kept aside. */
export interface KeptRequest {
  readonly id: number
  readonly device: number
  readonly incarnation: number
  readonly receivedAt: number
  readonly body: Buffer
  readonly decided: 'let-in' | 'discarded' | null
  readonly decidedAt: number | null
  /** The name of the person who decided. */
  readonly decidedBy: string | null
}

const columns = `q.id, q.device, q.incarnation, q.received_at AS "receivedAt", q.body, q.decided, q.decided_at AS "decidedAt",
  p.columns ->> 'name' AS "decidedBy"`
const kept = `quarantine q LEFT JOIN row_state p ON p.tbl = ${registry.person.number} AND p.id = q.decided_by AND p.sub = 0`

/** What was kept aside of this computer, in the order in which it came, at most 200. */
export const listKept = (on: Queryable, device: number): Promise<KeptRequest[]> =>
  on.query<KeptRequest>(`SELECT ${columns} FROM ${kept} WHERE q.device = $1 ORDER BY q.id LIMIT 200`, [device])

export async function findKept(on: Queryable, id: number): Promise<KeptRequest | null> {
  const [found] = await on.query<KeptRequest>(`SELECT ${columns} FROM ${kept} WHERE q.id = $1`, [id])
  return found ?? null
}

/** Writes down what a person decided. What was let in stays so; what was discarded may still be let in. */
export async function decideKept(
  on: Queryable,
  id: number,
  decision: { readonly decided: 'let-in' | 'discarded'; readonly at: number; readonly by: number },
): Promise<void> {
  await on.query(
    `UPDATE quarantine SET decided = $2, decided_at = $3, decided_by = $4 WHERE id = $1 AND decided IS DISTINCT FROM 'let-in'`,
    [id, decision.decided, decision.at, decision.by],
  )
}
