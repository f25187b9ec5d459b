import { aloneDevice } from '../shared/kernel/id.ts'
import { muted } from './muted.ts'
import type { Store } from './open.ts'
import type { Turn } from './pen.ts'
import { renumberFresh } from './renumberFresh.ts'

export interface Rebirth {
  /** The device that the books are kept as from now on. */
  readonly as: number
  readonly was: { readonly device: number; readonly incarnation: number; readonly lane: string }
  /** The transactions up to here are the old device's; what comes after stays this computer's alone. */
  readonly through: number
  /** Somebody else went on under the old device: rows made after `through` get ids of their own, whatever refers to them follows. */
  readonly renumber: boolean
}

/**
 * The books go on under another device number: its chain begins anew, and what nobody has answered is sealed again into it. What the old
 * device had sent comes back from head office, which knows that both are one. Safe to repeat.
 */
export function reborn(store: Store, rebirth: Rebirth): Promise<void> {
  return store.pen.turn(turn => {
    const { statement, touched } = turn
    const { as, was, through } = rebirth
    if (statement<{ device: number }>('SELECT device FROM capture').get()?.device === as) return
    statement('UPDATE former_self SET through = min(through, ?)').run(through)
    if (was.device !== aloneDevice)
      statement(
        `INSERT INTO former_self (device, incarnation, lane, through, at) VALUES (?, ?, ?, ?, ?)
        ON CONFLICT (device, incarnation) DO UPDATE SET through = min(through, excluded.through)`,
      ).run(was.device, was.incarnation, was.lane, through, store.now())
    statement('UPDATE capture SET device = ?, last_id = 0').run(as)
    statement('UPDATE life SET numbers_closed = 0').run()
    // Frames of the old chain; in the new one numbers begin anew.
    statement('UPDATE tx SET frame = NULL WHERE frame IS NOT NULL').run()
    unsealAll(turn, { frame: 0, hash: '0'.repeat(64) })
    if (rebirth.renumber) muted(turn, () => renumberFresh(turn, { from: through + 1, was: was.device, as }))
    for (const table of ['life', 'tx', 'frame', 'sync_state']) touched.add(table)
  })
}

/** The chain goes on behind this frame of head office's; what nobody has answered is sealed again. */
export const goOnBehind = (store: Store, head: { frame: number; hash: string }): Promise<void> =>
  store.pen.turn(turn => {
    unsealAll(turn, head)
    turn.touched.add('frame')
  })

/** Everything that nobody has answered waits again, and the chain goes on behind `head`. */
function unsealAll({ statement }: Turn, head: { frame: number; hash: string }): void {
  statement(`UPDATE tx SET state = 'waiting', frame = NULL WHERE state = 'sealed'`).run()
  // Their numbers are given again; what is in them is kept transaction by transaction.
  statement('DELETE FROM frame').run()
  const oldest = statement<{ number: number | null }>(
    `SELECT min(number) AS number FROM tx WHERE state = 'waiting'`,
  ).get()?.number
  // Frames are sealed by urgency: what was answered may stand behind what waits.
  statement(
    `UPDATE sync_state SET answered_tx = min(answered_tx, ifnull(? - 1, answered_tx)), settled_tx = min(settled_tx, ifnull(? - 1, settled_tx)),
      sealed_frame = ?, sealed_hash = ?, answered_frame = ?, filed_frame = 0`,
  ).run(oldest ?? null, oldest ?? null, head.frame, head.hash, head.frame)
  statement('UPDATE sync_state SET sealed_tx = answered_tx').run()
  statement(
    `UPDATE tx SET ahead = iif(state = 'waiting', 0, 1) WHERE number > (SELECT answered_tx FROM sync_state)`,
  ).run()
}

/**
 * Another history of head office begins: the chain goes on behind what it still holds, and everything that it answered since is sent
 * once more, so that it can say what of it it knows. What was refused and what a person decided stays as it is.
 * `framed`: the last transaction of the last frame that is there. Lower ones may be lost too: what was less urgent went in later frames.
 */
export const goOnAgain = (
  store: Store,
  head: { frame: number; hash: string; framed: number; epoch: number },
): Promise<void> =>
  store.pen.turn(turn => {
    const { statement, touched } = turn
    statement(
      `UPDATE tx SET state = 'waiting', frame = NULL
      WHERE (number > ? OR frame IS NULL OR frame > ?) AND state IN ('accepted', 'changed', 'held')`,
    ).run(head.framed, head.frame)
    // It may have been told after its backup was made.
    statement(`UPDATE refusal SET told = 0 WHERE state != 'open'`).run()
    // Bytes of attached files may be lost there too: one byte asks how much is, and costs no more where it is all.
    statement('UPDATE blob SET at_office = max(0, size - 1) WHERE at_office = size AND here = size').run()
    statement('UPDATE sync_state SET epoch = ?').run(head.epoch)
    unsealAll(turn, head)
    for (const table of ['tx', 'frame', 'sync_state']) touched.add(table)
  })
