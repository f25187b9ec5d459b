import type { Transaction } from '../../shared/sync/protocol.ts'
import type { Bench, Outcome } from './outcome.ts'
import { standingOf } from './standing.ts'
import { Work } from './work.ts'

/** Decides about one transaction: wholly good, and then everything that it does, or why not. Nothing is kept where it is not good. */
export function judge(bench: Bench, transaction: Transaction): Outcome {
  const standing = standingOf(bench, transaction)
  if ('verdict' in standing) return standing
  const work = new Work(bench, transaction, standing.role)
  for (const change of transaction.changes) {
    const stop = work.lay(change)
    if (stop) return stop
  }
  return work.settled()
}
