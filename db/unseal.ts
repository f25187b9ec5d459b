import type { Store } from './open.ts'
import type { Turn } from './pen.ts'

/**
 * Opens sealed frames again that never reached head office, so that what they carry is sealed into smaller ones: a frame that is too
 * big for the link would stall for ever. `durable` is the last frame that head office said it holds, in answer to a request that was
 * sent after the frames were; it takes no older request afterwards, so that they cannot arrive late. What left in a file may, and stays
 * sealed. Answers how many were opened; 0
 * where the first of them is within `mostBytes` or holds a single transaction.
 */
export function unseal(store: Store, { durable, mostBytes }: { durable: number; mostBytes: number }): Promise<number> {
  return store.pen.turn(turn => {
    const { statement } = turn
    const first = statement<{ number: number; previous: string; bytes: number; first_tx: number; last_tx: number }>(
      `SELECT number, previous, bytes, first_tx, last_tx FROM frame
      WHERE number > max(?, (SELECT max(answered_frame, filed_frame) FROM sync_state)) ORDER BY number LIMIT 1`,
    ).get(durable)
    if (!first || first.number !== durable + 1) return 0
    if (first.bytes <= mostBytes || first.first_tx === first.last_tx) return 0

    return openFrom(turn, first)
  })
}

/** The same of a frame that cannot be sent as it is, and of those behind it, whatever their size. Answers how many were opened; 0 where head office has it, or a file. */
export function unsealFrom(store: Store, number: number): Promise<number> {
  return store.pen.turn(turn => {
    const frame = turn
      .statement<Frame>(
        `SELECT number, previous, first_tx FROM frame
        WHERE number = ? AND number > (SELECT max(answered_frame, filed_frame) FROM sync_state)`,
      )
      .get(number)
    return frame ? openFrom(turn, frame) : 0
  })
}

interface Frame {
  readonly number: number
  readonly previous: string
  readonly first_tx: number
}

function openFrom({ statement, touched }: Turn, first: Frame): number {
  const oldest = statement<{ tx: number }>('SELECT min(first_tx) AS tx FROM frame WHERE number >= ?').get(first.number)
  statement(`UPDATE tx SET frame = NULL, state = 'waiting', ahead = 0 WHERE frame >= ? AND state = 'sealed'`).run(
    first.number,
  )
  const { changes } = statement('DELETE FROM frame WHERE number >= ?').run(first.number)
  statement('UPDATE sync_state SET sealed_tx = min(sealed_tx, ? - 1), sealed_frame = ?, sealed_hash = ?').run(
    oldest?.tx ?? first.first_tx,
    first.number - 1,
    first.previous,
  )
  touched.add('frame')
  return changes
}
