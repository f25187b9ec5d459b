import { clockAt } from '../shared/sync/clock.ts'
import { askedOnce, askedOnceOfOne } from './askedOnce.ts'
import type { Store } from './open.ts'
import { waiting } from './queue.ts'
import type { Reader } from './schema.ts'

export interface SyncState {
  /** Which history of head office the desk follows; 0 before the first contact. */
  readonly epoch: number
  /** Frames sealed, and the last one answered. */
  readonly sealedFrame: number
  readonly answeredFrame: number
  /** The last sequence number that the desk holds of each scope. */
  readonly cursors: Readonly<Record<string, number>>
  /** Whether every scope was read to the end that head office named last. */
  readonly upToDate: boolean
  /** Milliseconds that head office's clock is ahead of this computer's. */
  readonly clockOffset: number
  readonly lastSuccessAt: number | null
  /** When head office answered last, by its own clock: ms since 1970, 0 where it never did. */
  readonly officeTime: number
  /** Everything that this desk saved up to then is at head office; null before the first contact. */
  readonly everythingUpTo: number | null
}

export async function syncState(reader: Reader): Promise<SyncState> {
  const state = await standing(reader)
  const scopes = await allScopes(reader)
  const { oldestAt } = await waiting(reader)
  return {
    epoch: state.epoch,
    sealedFrame: state.sealed_frame,
    answeredFrame: state.answered_frame,
    cursors: Object.fromEntries(scopes.map(({ scope, cursor }) => [scope, cursor])),
    upToDate: scopes.every(({ cursor, reaches }) => cursor >= reaches),
    clockOffset: state.clock_offset,
    lastSuccessAt: state.last_success_at,
    officeTime: state.office_time,
    everythingUpTo:
      state.last_success_at === null || oldestAt === null
        ? state.last_success_at
        : Math.min(state.last_success_at, oldestAt),
  }
}

const standing = askedOnceOfOne(reader =>
  reader
    .selectFrom('sync_state')
    .innerJoin('capture', 'capture.one', 'sync_state.one')
    .select(['epoch', 'sealed_frame', 'answered_frame', 'last_success_at', 'clock_offset', 'office_time']),
)
const allScopes = askedOnce(reader => reader.selectFrom('scope_cursor').selectAll().orderBy('scope'))

/**
 * Head office was reached and everything it answered is applied: its epoch, and how far its clock is ahead, in ms
 * (null where the answer took too long to tell), and when it answered by its own clock. From here on this desk's
 * clock goes by head office's time: never behind it, wherever somebody sets the computer's; and no longer ahead of it, once everything that
 * was written under a wrong time has its place in the log, or this desk would be taken for the last writer as long as it ran ahead.
 */
export function noteContact(
  store: Store,
  contact: { epoch: number; clockOffset: number | null; officeTime: number },
): Promise<void> {
  return store.pen.turn(({ statement, touched }) => {
    const now = store.now()
    statement('UPDATE sync_state SET epoch = ?, last_success_at = ?, office_time = ?').run(
      contact.epoch,
      now,
      contact.officeTime,
    )
    touched.add('sync_state')
    if (contact.clockOffset === null) return
    const offset = Math.round(contact.clockOffset)
    const clock = clockAt(now + offset)
    statement(
      `UPDATE capture SET clock_offset = ?, last_clock = iif(last_tx = (SELECT settled_tx FROM sync_state)
        AND NOT EXISTS (SELECT 1 FROM tx WHERE state = 'held'), ?, max(last_clock, ?))`,
    ).run(offset, clock, clock)
  })
}
