import type { Refusal } from '../shared/sync/protocol.ts'
import { Malformed } from '../shared/sync/wire/malformed.ts'
import { BodyError } from './codec.ts'
import { Overloaded } from './gate.ts'
import { errorNote, type Log } from './log.ts'
import { Refused, statusOf } from './refused.ts'
import { sqlState } from './store/retry.ts'

export interface RefusalAnswer {
  readonly status: number
  readonly refusal: Refusal
  /** Seconds. */
  readonly retryAfter: number | null
}

/** What whoever asked is told of an error, which is logged here. `device`: who it claimed to be. */
export function refusalAnswer(
  { log, random }: { readonly log: Log; readonly random: () => number },
  error: unknown,
  device: number | null,
): RefusalAnswer {
  if (error instanceof Overloaded) {
    log.warn({ event: 'overloaded' })
    return { status: 503, refusal: { code: 'busy' }, retryAfter: apart(5, random) }
  }
  const refusal = refusalOf(error)
  if (!refusal) {
    log.error({ event: 'failed', error: errorNote(error) })
    // The desk keeps what it has and comes again: nothing of this request was applied, or its verdicts are stored.
    return { status: 503, refusal: { code: 'busy' }, retryAfter: apart(20, random) }
  }
  log.warn({ event: 'refused', code: refusal.code, ...(device === null ? {} : { device }) })
  const status = statusOf[refusal.code]
  return { status, refusal, retryAfter: status === 429 ? 60 : null }
}

/** From so many seconds to three times as many: who was turned away together does not come back together. */
const apart = (seconds: number, random: () => number): number => Math.round(seconds * (1 + 2 * random()))

function refusalOf(error: unknown): Refusal | null {
  if (error instanceof Refused)
    return error.frame === null ? { code: error.code } : { code: error.code, frame: error.frame }
  if (error instanceof BodyError) return { code: error.code }
  if (error instanceof Malformed) return { code: 'bad-request' }
  const code = sqlState(error)
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') return { code: 'too-large' }
  // The link broke in the middle of the body: a poor link does it all day, and the desk comes again.
  if (code === 'ECONNRESET' || code?.startsWith('FST_ERR_CTP_')) return { code: 'bad-request' }
  return null
}
