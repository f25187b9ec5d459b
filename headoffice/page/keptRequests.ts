import { releaseHeld } from '../ingest/held.ts'
import { type IngestOptions, ingest } from '../ingest/ingest.ts'
import { readKept } from '../ingest/keptRequest.ts'
import { Refused } from '../refused.ts'
import { findDevice } from '../store/devices.ts'
import type { Store } from '../store/pool.ts'
import { decideKept, findKept } from '../store/quarantine.ts'

export interface ReviewService extends IngestOptions {
  readonly store: Store
  readonly now: () => number
}

export type LetIn =
  | { readonly letIn: true; readonly accepted: number; readonly refused: number }
  /** `earlier-first`: it goes on from something that was not let in yet. */
  | { readonly letIn: false; readonly why: 'unknown' | 'unreadable' | 'earlier-first' | 'forked' }

/**
 * Takes in what a stopped computer sent, as if it had not been stopped: every change is judged as all others are, and counts once however
 * often it is let in. The computer stays stopped.
 */
export async function letIn(service: ReviewService, device: number, id: number, by: number): Promise<LetIn> {
  const { store, now } = service
  const kept = await findKept(store, id)
  if (!kept || kept.device !== device) return { letIn: false, why: 'unknown' }
  const sender = await findDevice(store, kept.device, kept.incarnation)
  if (!sender) return { letIn: false, why: 'unknown' }
  const content = await readKept(kept.body, kept.device)
  if (!content) return { letIn: false, why: 'unreadable' }
  const at = now()
  const contact = { counter: 0, at, waiting: 0, needsAttention: 0, application: '' }
  try {
    const pushed = await ingest(store, sender, { ...content, contact, review: true }, service)
    if (pushed.anythingHeld) await releaseHeld(store, sender, pushed.created, at, service)
    await decideKept(store, id, { decided: 'let-in', at, by })
    const refused = pushed.verdicts.filter(({ verdict }) => verdict === 'rejected').length
    return { letIn: true, accepted: pushed.verdicts.length - refused, refused }
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    return { letIn: false, why: error.code === 'frame-gap' ? 'earlier-first' : 'forked' }
  }
}

/** Puts a request away for good, and keeps its bytes. False where there is no such request. */
export async function discardKept(service: ReviewService, device: number, id: number, by: number): Promise<boolean> {
  const kept = await findKept(service.store, id)
  if (!kept || kept.device !== device) return false
  await decideKept(service.store, id, { decided: 'discarded', at: service.now(), by })
  return true
}
