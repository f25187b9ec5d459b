import type { SyncResponse } from '../shared/sync/protocol.ts'
import { tableNumbered } from '../shared/sync/registry.ts'
import type { Verdict } from '../shared/sync/verdict.ts'
import { muted } from './muted.ts'
import type { Store } from './open.ts'
import { overlay } from './overlay.ts'
import type { Turn } from './pen.ts'

/**
 * Records head office's verdicts. An accepted transaction no longer waits, but covers its rows until its place in the log is
 * read; a rejected one goes on covering them and stands in the inbox. Apply the pages of the same answer afterwards.
 */
export function acknowledge(store: Store, verdicts: SyncResponse['verdicts']): Promise<void> {
  return store.pen.turn(turn => recordVerdicts(turn, verdicts, store.now()))
}

export function recordVerdicts(turn: Turn, verdicts: readonly Verdict[], now: number): void {
  for (const verdict of verdicts) record(turn, verdict, now)
  advance(turn)
  turn.touched.add('tx')
}

function record({ statement, touched }: Turn, verdict: Verdict, now: number): void {
  const { changes } = statement(
    `UPDATE tx SET state = ?, verdict = ? WHERE number = ? AND state IN ('waiting', 'sealed', 'held')`,
  ).run(verdict.verdict, JSON.stringify(verdict), verdict.number)
  if (changes === 0) return
  // One that was held is answered late, behind what has been settled since.
  statement('UPDATE sync_state SET settled_tx = ? WHERE settled_tx >= ?').run(verdict.number - 1, verdict.number)
  if (verdict.verdict !== 'rejected') return
  statement(`INSERT INTO refusal (tx, code, pointer, at, state) VALUES (?, ?, ?, ?, 'open')`).run(
    verdict.number,
    verdict.code,
    verdict.at ? JSON.stringify(verdict.at) : null,
    now,
  )
  touched.add('refusal')
}

/** Moves the marks over everything that is answered, so that what waits is found without a search. */
function advance({ statement }: Turn): void {
  const waiting = statement<{ number: number }>(
    `SELECT number FROM tx WHERE number > (SELECT answered_tx FROM sync_state) AND state IN ('waiting', 'sealed')
    ORDER BY number LIMIT 1`,
  ).get()?.number
  statement(`UPDATE sync_state SET answered_tx = max(answered_tx, ifnull(? - 1, (SELECT last_tx FROM capture)))`).run(
    waiting ?? null,
  )
  statement(
    `UPDATE sync_state SET answered_frame =
      max(answered_frame, ifnull((SELECT min(frame) FROM tx WHERE state = 'sealed') - 1, sealed_frame))`,
  ).run()
}

/**
 * To be called when every page of every scope has been applied to its end: an accepted transaction that still covers a row was
 * not named in the log there, so what head office holds comes back ('changed') or is what the desk wrote ('accepted'). Where a snapshot came under it
 * its place lies before the snapshot: what that brought counts. What was sent again before a backup took this computer's place (`takeDecisions`) is
 * what came of that by now; a row that did not come is not there.
 */
export function settleAnswered(store: Store): Promise<void> {
  return store.pen.turn(turn =>
    muted(turn, () => {
      const { statement } = turn
      const over = overlay(statement)
      const left = statement<{ tx: number; table: number; id: number; sub: number; own: 0 | 1; unmade: 0 | 1 }>(
        `SELECT DISTINCT tx.number AS tx, c.tbl AS "table", c.id, c.sub, tx.state = 'accepted' AND l.id IS NULL AS own,
          tx.state = 'resent' AND c.op = 'insert' AND c.old IS NULL AS unmade
        FROM tx CROSS JOIN change c NOT INDEXED ON c.n BETWEEN tx.first_change AND tx.last_change
        LEFT JOIN laid_row l ON l.id = c.id AND l.tbl = c.tbl AND l.sub = c.sub
        WHERE tx.number > (SELECT settled_tx FROM sync_state) AND tx.number <= (SELECT answered_tx FROM sync_state)
          AND tx.state IN ('accepted', 'changed', 'resent') AND c.pending = 1
        ORDER BY tx.number DESC, c.n DESC`,
      ).all()
      for (const { tx, own, unmade, ...key } of left) {
        const name = tableNumbered(key.table)
        if (!name) continue
        over.settle(name, key, tx, own === 1 ? 'own' : 'changed')
        if (unmade === 1) over.remove(name, key)
        over.removeIfGone(key.id)
        turn.touched.add(name)
      }
      statement('UPDATE sync_state SET settled_tx = answered_tx').run()
      statement(
        `DELETE FROM laid_row WHERE NOT EXISTS (SELECT 1 FROM change c
          WHERE c.pending = 1 AND c.id = laid_row.id AND c.tbl = laid_row.tbl AND c.sub = laid_row.sub)`,
      ).run()
    }),
  )
}
