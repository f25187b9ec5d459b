import { findLife, lastRestored } from '../../db/life.ts'
import { countAttention } from '../../db/needsAttention.ts'
import type { Store } from '../../db/open.ts'
import { waiting } from '../../db/queue.ts'
import { syncState } from '../../db/syncState.ts'
import type { LinkTrouble, SyncStatus } from '../../shared/sync/contract.ts'
import { type Identity, isAlone, ruling } from './identity.ts'
import { findInterval } from './interval.ts'
import { phoneQuestion } from './phoneRelease.ts'
import { type Rate, secondsFor } from './rate.ts'

/** What the engine is doing right now. */
export interface Live {
  readonly running: boolean
  readonly trouble: LinkTrouble | null
  readonly progress: SyncStatus['progress']
}

/** The truth about this computer and head office, from the queue itself. */
export async function syncStatus(
  { reader }: Store,
  identity: Identity,
  live: Live & { rate: Rate; nextAttempt: number | null },
): Promise<SyncStatus> {
  const [queue, state, needsAttention, everyMinutes, life, restoredAt] = await Promise.all([
    waiting(reader),
    syncState(reader),
    countAttention(reader, { answersRequests: ruling(identity) }),
    findInterval(reader),
    findLife(reader),
    lastRestored(reader),
  ])
  const alone = isAlone(identity)
  return {
    state: alone ? 'alone' : stateOf(live),
    everythingUpTo: state.everythingUpTo,
    lastContact: state.lastSuccessAt,
    waitingTransactions: queue.transactions,
    waitingBytes: queue.bytes,
    aboutSeconds: alone ? null : secondsFor(live.rate, queue.bytes),
    needsAttention,
    trouble: live.trouble,
    nextAttempt: live.nextAttempt,
    address: identity.address,
    everyMinutes,
    progress: live.progress,
    books: booksOf(identity, life.numbersClosed),
    restoredAt,
    phoneQuestion: phoneQuestion(identity),
  }
}

function booksOf({ rebirths }: Identity, numbersClosed: boolean): SyncStatus['books'] {
  const last = rebirths.at(-1)
  if (!last) return 'own'
  if (last.why === 'copied') return 'copied'
  return numbersClosed ? 'no-numbers' : 'restored'
}

function stateOf(live: Live): 'idle' | 'running' | 'waiting' {
  if (live.running) return 'running'
  return live.trouble === null ? 'idle' : 'waiting'
}
