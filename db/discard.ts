import { isNumbered } from '../shared/sync/numbered.ts'
import type { Values } from '../shared/sync/protocol.ts'
import { noteUnequal } from './cannotStand.ts'
import { changesOfTx, dependantsOf, type KeyedChange } from './dependants.ts'
import { DecisionProblem } from './inbox.ts'
import { muted } from './muted.ts'
import type { Store } from './open.ts'
import { asRow, type Overlay, overlay } from './overlay.ts'
import { replayParked } from './park.ts'
import type { Turn } from './pen.ts'
import { layBack, layUnder, type PendingChange, pendingOf, uncover } from './pending.ts'
import type { Reader } from './schema.ts'
import type { Statements } from './statements.ts'

/** What goes when a refused transaction is given up. */
export interface Loss {
  /** Later transactions that build on it and go with it. */
  readonly transactions: readonly number[]
  readonly changes: readonly KeyedChange[]
}

/** What a person must agree to lose before `discard`. */
export async function lostByDiscarding(reader: Reader, tx: number): Promise<Loss> {
  const transactions = await dependantsOf(reader, tx, true)
  const lists = await Promise.all([tx, ...transactions].map(number => changesOfTx(reader, number)))
  return { transactions, changes: lists.flat() }
}

/**
 * Gives up a refused transaction, and `also` what builds on it: the rows go back to what head office has, rows that it created
 * go, a numbered document stays as void with its number. Not captured: head office never had it, and is told the decision.
 * Throws `DecisionProblem`.
 */
export function discard(
  store: Store,
  { tx, person, also }: { tx: number; person: number; also: readonly number[] },
): Promise<void> {
  return store.pen.turn(async turn => {
    const code = turn
      .statement<{ code: string }>(`SELECT code FROM refusal WHERE tx = ? AND state IN ('open', 'escalated')`)
      .get(tx)?.code
    if (code === undefined) throw new DecisionProblem('not-refused')
    const loss = await lostByDiscarding(turn.tx, tx)
    const unagreed = loss.transactions.filter(number => !also.includes(number))
    if (unagreed.length > 0) throw new DecisionProblem('more-would-be-lost', unagreed)
    const unanswered = loss.transactions.filter(number => !answered(turn, number))
    if (unanswered.length > 0) throw new DecisionProblem('not-answered', unanswered)

    const now = store.now()
    muted(turn, () => revert(turn, loss.changes, { person, now }))
    for (const number of [tx, ...loss.transactions]) {
      turn.statement(`UPDATE tx SET state = 'discarded' WHERE number = ?`).run(number)
      turn
        .statement(
          `INSERT INTO refusal (tx, code, at, state, decided_by, decided_at) VALUES (?, ?, ?, 'discarded', ?, ?)
          ON CONFLICT (tx) DO UPDATE SET state = 'discarded', decided_by = excluded.decided_by,
            decided_at = excluded.decided_at, told = 0`,
        )
        .run(number, code, now, person, now)
    }
    turn.touched.add('refusal').add('tx')
  })
}

function answered({ statement }: Turn, number: number): boolean {
  const state = statement<{ state: string }>('SELECT state FROM tx WHERE number = ?').get(number)?.state
  return state !== 'waiting' && state !== 'sealed'
}

/** The rows go back to what head office has; what was numbered stays as void, given up by this person. Capture must be muted. */
export function revert(turn: Turn, changes: readonly KeyedChange[], by: { person: number; now: number }): void {
  const { statement } = turn
  const over = overlay(statement)
  const voided = voidNumbered(turn, over, changes, by)
  uncover(statement, changes)
  for (const change of [...changes].sort((a, b) => b.n - a.n)) {
    turn.touched.add(change.name)
    const kept = voided.has(change.id) || (change.name === 'record_event' && voided.has(Number(change.cols.row_id)))
    if (!kept) revertOne(turn, over, change)
  }
  for (const id of new Set(changes.map(change => change.id))) over.removeIfGone(id)
  // A row whose beginning this desk had taken away may have come meanwhile, or one whose number was taken here.
  if (replayParked(statement, over) > 0) noteUnequal(turn, by.now)
}

function revertOne({ statement }: Turn, { rows }: Overlay, change: KeyedChange): void {
  switch (change.op) {
    case 'insert':
      // Head office's own row under the same key came in meanwhile and lies below.
      if (change.old === null) rows.remove(change.name, change)
      else rows.set(change.name, change, layUnder(statement, laterThan(statement, change), change.old))
      return
    case 'delete':
      rows.put(change.name, change, ...asRow(change))
      return
    case 'update': {
      const before: Values = change.old ?? {}
      rows.set(change.name, change, layBack(statement, laterThan(statement, change), before))
    }
  }
}

const laterThan = (statement: Statements, change: KeyedChange): PendingChange[] =>
  pendingOf(statement, change).filter(other => other.n > change.n)

/** A number that may stand on paper is never lost: its document stays, void. Answers with the documents that stay. */
function voidNumbered(
  { statement }: Turn,
  { rows }: Overlay,
  changes: readonly KeyedChange[],
  { person, now }: { person: number; now: number },
): ReadonlySet<number> {
  const staying = new Set<number>()
  for (const change of changes) {
    if (!isNumbered(change.name) || change.op === 'delete') continue
    const number = rows.find(change.name, change)?.number
    if (typeof number !== 'string' || !('number' in change.cols)) continue
    statement('INSERT INTO void_number (number, at, person) VALUES (?, ?, ?) ON CONFLICT DO NOTHING').run(
      number,
      now,
      person,
    )
    if (!changes.some(({ op, id, name }) => name === change.name && op === 'insert' && id === change.id)) continue
    rows.set(change.name, change, { status: 'void', status_since: now })
    staying.add(change.id)
  }
  return staying
}
