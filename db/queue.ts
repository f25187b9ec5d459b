import { sql } from 'kysely'
import { clockAt } from '../shared/sync/clock.ts'
import { askedOnceOfOne } from './askedOnce.ts'
import type { Store } from './open.ts'
import type { FrameTable, Reader } from './schema.ts'
import type { SealedFrame } from './seal.ts'

/** What this desk has saved and head office has not answered. */
export interface Waiting {
  readonly transactions: number
  readonly changes: number
  /** JSON bytes before compression. */
  readonly bytes: number
  /** When the oldest of it was saved, by this computer's clock; null where nothing waits. */
  readonly oldestAt: number | null
}

/**
 * What waits, by subtraction of running totals: as quick for a hundred thousand transactions as for one. What was answered before something
 * older, because it was urgent, is counted one by one.
 */
export async function waiting(reader: Reader): Promise<Waiting> {
  const sums = await waitingSums(reader)
  return {
    transactions: sums.last_tx - sums.answered_tx - sums.aheadTransactions,
    changes: (sums.changes ?? 0) - (sums.answeredChanges ?? 0) - sums.aheadChanges,
    bytes: (sums.bytes ?? 0) - (sums.answeredBytes ?? 0) - sums.aheadBytes,
    oldestAt: sums.oldestAt,
  }
}

const waitingSums = askedOnceOfOne(reader =>
  reader
    .selectFrom('capture')
    .innerJoin('sync_state', 'sync_state.one', 'capture.one')
    .leftJoin('tx as last', 'last.number', 'capture.last_tx')
    .leftJoin('tx as answered', 'answered.number', 'sync_state.answered_tx')
    .leftJoin('tx as oldest', join => join.on('oldest.number', '=', eb => eb('sync_state.answered_tx', '+', 1)))
    .innerJoin(
      eb =>
        eb
          .selectFrom('tx')
          .select(({ fn, ref }) => [
            fn.countAll<number>().as('aheadTransactions'),
            sql<number>`ifnull(sum(${ref('last_change')} - ${ref('first_change')} + 1), 0)`.as('aheadChanges'),
            fn.coalesce(fn.sum<number>('bytes'), sql.lit(0)).as('aheadBytes'),
          ])
          .where('ahead', '=', 1)
          .where('number', '>', inner => inner.selectFrom('sync_state').select('answered_tx'))
          .where('state', 'not in', ['waiting', 'sealed'])
          .as('early'),
      join => join.onTrue(),
    )
    .select([
      'capture.last_tx',
      'sync_state.answered_tx',
      'last.changes_through as changes',
      'last.bytes_through as bytes',
      'answered.changes_through as answeredChanges',
      'answered.bytes_through as answeredBytes',
      'oldest.at as oldestAt',
      'early.aheadTransactions',
      'early.aheadChanges',
      'early.aheadBytes',
    ]),
)

/** What waits and may be left for a better link: what was taken over in batches, and what asks for reference data. */
export const waitingLater = askedOnceOfOne(reader =>
  reader
    .selectFrom('tx')
    .select(({ fn }) => [
      fn.countAll<number>().as('transactions'),
      fn.coalesce(fn.sum<number>('bytes'), sql.lit(0)).as('bytes'),
    ])
    .where('state', '=', 'waiting')
    .where('rank', '>', 0),
)

/** Bytes of the frames that are sealed and not answered, and how many JSON bytes stand in them. */
export const unanswered = askedOnceOfOne(reader =>
  reader
    .selectFrom('frame')
    .select(({ fn }) => [
      fn.countAll<number>().as('frames'),
      fn.coalesce(fn.sum<number>('bytes'), sql.lit(0)).as('bytes'),
      fn.coalesce(fn.sum<number>('json_bytes'), sql.lit(0)).as('jsonBytes'),
    ])
    .where('number', '>', eb => eb.selectFrom('sync_state').select('answered_frame')),
)

/** Sealed frames that are not answered, in order: at most `mostFrames`, and at most `mostBytes` beside the first. */
export async function framesToSend(
  reader: Reader,
  { mostFrames, mostBytes }: { mostFrames: number; mostBytes: number },
): Promise<SealedFrame[]> {
  const rows = await reader
    .selectFrom('frame')
    .selectAll()
    .where('number', '>', eb => eb.selectFrom('sync_state').select('answered_frame'))
    .orderBy('number')
    .limit(mostFrames)
    .execute()
  return within(rows.map(frameOf), mostBytes)
}

/** Frames from a number on, answered ones too: for a head office that came back from an older backup. */
export async function framesFrom(
  reader: Reader,
  first: number,
  { mostFrames, mostBytes }: { mostFrames: number; mostBytes: number },
): Promise<SealedFrame[]> {
  const query = reader.selectFrom('frame').selectAll().where('number', '>=', first).orderBy('number').limit(mostFrames)
  return within((await query.execute()).map(frameOf), mostBytes)
}

/**
 * Forgets what was answered and saved more than `keptFor` ms before `officeTime` (head office's time, ms since 1970: this computer's own
 * clock may have jumped a year since it last was put right), in steps of a few hundred transactions so that nobody waits; answers how many
 * went. What is refused and undecided stays.
 */
export async function pruneAcknowledged(
  store: Store,
  officeTime: number,
  keptFor = ninetyDays,
  step = 300,
): Promise<number> {
  let pruned = 0
  for (;;) {
    const count = await store.pen.turn(({ statement }) => {
      const numbers = statement<{ number: number; first_change: number; last_change: number }>(
        `SELECT number, first_change, last_change FROM tx
        WHERE number < (SELECT settled_tx FROM sync_state) AND clock < ?
          AND state IN ('accepted', 'changed', 'discarded', 'resent')
        ORDER BY number LIMIT ${step}`,
      ).all(clockAt(officeTime - keptFor))
      for (const { number, first_change, last_change } of numbers) {
        statement('DELETE FROM change WHERE n BETWEEN ? AND ?').run(first_change, last_change)
        statement('DELETE FROM tx WHERE number = ?').run(number)
        statement('DELETE FROM refusal WHERE tx = ?').run(number)
      }
      statement(
        `DELETE FROM frame WHERE last_tx <= ? AND NOT EXISTS (SELECT 1 FROM tx WHERE number BETWEEN first_tx AND last_tx)`,
      ).run(numbers.at(-1)?.number ?? 0)
      return numbers.length
    })
    pruned += count
    if (count < step) return pruned
  }
}

const ninetyDays = 90 * 24 * 60 * 60_000

const frameOf = (row: FrameTable): SealedFrame => ({
  number: row.number,
  sealed: row.sealed,
  hash: row.hash,
  bytes: row.bytes,
  jsonBytes: row.json_bytes,
  transactions: row.last_tx - row.first_tx + 1,
})

function within(frames: SealedFrame[], mostBytes: number): SealedFrame[] {
  let bytes = 0
  const end = frames.findIndex((frame, index) => {
    bytes += frame.bytes
    return index > 0 && bytes > mostBytes
  })
  return end < 0 ? frames : frames.slice(0, end)
}
