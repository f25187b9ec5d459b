import { findLife, lastRestored } from '../../db/life.ts'
import { countAttention } from '../../db/needsAttention.ts'
import type { Store } from '../../db/open.ts'
import { unanswered, waiting, waitingLater } from '../../db/queue.ts'
import { listImports } from '../../db/snapshotImport.ts'
import { syncState } from '../../db/syncState.ts'
import type { LinkTrouble, SyncStatus } from '../../shared/sync/contract.ts'
import { forecast } from './forecast.ts'
import { type Identity, isAlone, ruling } from './identity.ts'
import { rowsToCome } from './parts/rowsToCome.ts'
import { phoneQuestion } from './phoneRelease.ts'
import { findPlan } from './plan.ts'
import type { Rate } from './rate.ts'

/** What the engine is doing right now. */
export interface Live {
  readonly running: boolean
  readonly trouble: LinkTrouble | null
  readonly progress: SyncStatus['progress']
  /** Entries that head office still had when it was asked last. */
  readonly left: number
}

const none = { transactions: 0, bytes: 0 }

/** The truth about this computer and head office, from the queue itself. */
export async function syncStatus(
  { reader }: Store,
  identity: Identity,
  live: Live & { rate: Rate; nextAttempt: number | null },
): Promise<SyncStatus> {
  const plan = await findPlan(reader)
  const [queue, later, sealed, state, needsAttention, life, restoredAt, imports] = await Promise.all([
    waiting(reader),
    plan.urgentOnly ? waitingLater(reader) : none,
    unanswered(reader),
    syncState(reader),
    countAttention(reader, { answersRequests: ruling(identity) }),
    findLife(reader),
    lastRestored(reader),
    listImports(reader),
  ])
  const alone = isAlone(identity)
  const { bytes, seconds } = forecast(live.rate, {
    sealedFrames: sealed.frames,
    sealedBytes: sealed.bytes,
    jsonBytes: Math.max(0, queue.bytes - later.bytes - sealed.jsonBytes),
  })
  return {
    state: alone ? 'alone' : stateOf(live),
    everythingUpTo: state.everythingUpTo,
    lastContact: state.lastSuccessAt,
    waitingTransactions: queue.transactions,
    waitingBytes: bytes,
    waitingLater: later.transactions,
    toCome: Math.max(live.left, rowsToCome(imports), imports.length > 0 ? 1 : 0),
    aboutSeconds: alone || seconds === null ? null : Math.ceil(seconds),
    needsAttention,
    trouble: live.trouble,
    nextAttempt: live.nextAttempt,
    address: identity.address,
    plan,
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
