import type { KnownDecision } from '../shared/sync/recover.ts'
import { lostByDiscarding, revert } from './discard.ts'
import { muted } from './muted.ts'
import type { Store } from './open.ts'
import type { Turn } from './pen.ts'

/**
 * What was decided about transactions of these books where they went on: before a backup took their place, or at the other of two copies. Nobody is asked
 * about it once more. What was sent again stays on its rows until head office's log has been read to its end, which says what became of it; what was
 * given up goes back. Where somebody has decided here, or has built on it here since, that stands and head office hears of it.
 */
export function takeDecisions(store: Store, decided: readonly KnownDecision[]): Promise<void> {
  return store.pen.turn(async turn => {
    const open = decided.filter(({ number }) => isOpen(turn, number))
    const given = open.filter(each => each.decided === 'discarded').map(({ number }) => number)
    const gone = await giveUp(turn, given, store.now())
    for (const decision of open)
      if (decision.decided !== 'discarded' || gone.has(decision.number)) note(turn, decision, store.now())
    turn.touched.add('refusal').add('tx')
  })
}

function isOpen({ statement }: Turn, number: number): boolean {
  const question = statement(
    `SELECT 1 FROM tx LEFT JOIN refusal ON refusal.tx = tx.number
    WHERE number = ? AND tx.state IN ('waiting', 'sealed', 'held', 'rejected') AND ifnull(refusal.state, 'open') = 'open'`,
  )
  return question.get(number) !== undefined
}

function note({ statement }: Turn, { number, decided, code }: KnownDecision, now: number): void {
  const state = decided === 'escalated' ? 'rejected' : decided
  statement('UPDATE tx SET state = ?, ahead = 1 WHERE number = ?').run(state, number)
  statement(
    `INSERT INTO refusal (tx, code, at, state, decided_at, told) VALUES (?, ?, ?, ?, ?, 1)
    ON CONFLICT (tx) DO UPDATE SET state = excluded.state, decided_at = excluded.decided_at, told = 1`,
  ).run(number, code ?? 'row-deleted', now, decided, now)
  // It may lie behind what has been settled since.
  statement('UPDATE sync_state SET settled_tx = ? WHERE settled_tx >= ?').run(number - 1, number)
}

/** Answers which of them are given up: not those on which something builds that is not. */
async function giveUp(turn: Turn, numbers: readonly number[], now: number): Promise<ReadonlySet<number>> {
  const losses = await Promise.all(
    numbers.map(async number => ({ number, loss: await lostByDiscarding(turn.tx, number) })),
  )
  const gone = losses.filter(({ loss }) => loss.transactions.every(each => numbers.includes(each)))
  const going = new Set(gone.map(({ number }) => number))
  const changes = gone.flatMap(({ number, loss }) => loss.changes.filter(({ tx }) => tx === number))
  const [first] = changes
  if (!first) return going
  const author = turn.statement<{ person: number }>('SELECT person FROM tx WHERE number = ?').get(first.tx)
  muted(turn, () => revert(turn, changes, { person: author?.person ?? 0, now }))
  return going
}
