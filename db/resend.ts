import type { Values } from '../shared/sync/protocol.ts'
import { tableOf } from '../shared/sync/registry.ts'
import { changesOfTx, type KeyedChange } from './dependants.ts'
import { DecisionProblem } from './inbox.ts'
import type { Store } from './open.ts'
import { overlay } from './overlay.ts'
import type { Turn } from './pen.ts'
import { layBack, pendingOf, type RowKey, uncover } from './pending.ts'
import type { Reader } from './schema.ts'
import { type Act, captured } from './write.ts'

/**
 * Sends what a refused transaction wanted once more, as a new transaction with the rows' present values: after a person put right
 * what was refused. What it created is created again. Throws `DecisionProblem` 'not-refused', or 'not-answered' where something that goes on with a row
 * of its that is gone again is still on its way: held there, it would wait for that row for ever.
 */
export function resend(store: Store, act: Act, tx: number): Promise<void> {
  // One moment for both: by it the decision is known to go no sooner than what was sent again (`decisionsToSend`).
  return store.pen.turn(turn => {
    const now = store.now()
    return captured(turn, act, now, async reader => {
      const decided = turn
        .statement(
          `UPDATE refusal SET state = 'resent', decided_by = ?, decided_at = ?, told = 0
          WHERE tx = ? AND state IN ('open', 'escalated')`,
        )
        .run(act.person, now, tx)
      if (decided.changes === 0) throw new DecisionProblem('not-refused')
      turn.statement(`UPDATE tx SET state = 'resent' WHERE number = ?`).run(tx)

      const own = await changesOfTx(reader, tx)
      const along = await heldOnWhatIsGone(turn, reader, own)
      for (const { number } of along) decideWith(turn, number, { tx, person: act.person, at: now })
      const changes = [own, ...along.map(each => each.changes)].flat()
      uncover(turn.statement, changes)
      for (const row of byRow(changes)) again(turn, row)
      turn.touched.add('refusal')
    })
  })
}

interface Along {
  readonly number: number
  readonly changes: KeyedChange[]
}

/**
 * What is held only because it goes on with a row that this transaction had created and that has been taken away since: created no more, it
 * goes along, or it would wait for ever; and so does what waits for a row of theirs that is gone again.
 */
async function heldOnWhatIsGone(turn: Turn, reader: Reader, own: readonly KeyedChange[]): Promise<Along[]> {
  const { rows } = overlay(turn.statement)
  const writing = turn.statement<{ tx: number; state: string }>(
    `SELECT DISTINCT change.tx, tx.state FROM change JOIN tx ON tx.number = change.tx
    WHERE change.id = ? AND tbl = ? AND sub = ? AND n > ? AND tx.state IN ('held', 'waiting', 'sealed')`,
  )
  const along = new Map<number, Along>()
  for (let fresh = [...own]; fresh.length > 0; ) {
    const gone = fresh.filter(change => change.op === 'insert' && !rows.find(change.name, change))
    const found = gone.flatMap(({ id, table, sub, n }) => writing.all(id, table, sub, n))
    const unanswered = found.filter(({ state }) => state !== 'held').map(({ tx }) => tx)
    if (unanswered.length > 0) throw new DecisionProblem('not-answered', unanswered)
    fresh = []
    for (const number of new Set(found.map(({ tx }) => tx))) {
      if (along.has(number)) continue
      const changes = await changesOfTx(reader, number)
      along.set(number, { number, changes })
      fresh.push(...changes)
    }
  }
  return [...along.values()].sort((a, b) => a.number - b.number)
}

function decideWith(
  { statement }: Turn,
  number: number,
  { tx, person, at }: { tx: number; person: number; at: number },
): void {
  statement(`UPDATE tx SET state = 'resent' WHERE number = ?`).run(number)
  statement(
    `INSERT INTO refusal (tx, code, at, state, decided_by, decided_at)
    SELECT ?, code, ?, 'resent', ?, ? FROM refusal WHERE tx = ?`,
  ).run(number, at, person, at, tx)
}

/** The changes of each row, rows in the order of their first change. */
function byRow(changes: readonly KeyedChange[]): KeyedChange[][] {
  const rows = Map.groupBy(changes, ({ table, id, sub }) => `${table}/${id}/${sub}`)
  return [...rows.values()]
}

function again(turn: Turn, changes: readonly KeyedChange[]): void {
  const [first] = changes
  const last = changes.at(-1)
  if (!first || !last) return
  const row = overlay(turn.statement).rows.find(first.name, first)
  const created = first.op === 'insert'
  // What the first of them found is head office's; a later one may have found only what an earlier one of them left.
  const before: Values = Object.assign({}, ...changes.toReversed().map(change => change.old))
  const later = pendingOf(turn.statement, first).filter(change => change.n > last.n)
  if (last.op === 'delete') {
    if (!created && !row && mayStandThere(turn, first, last))
      capture(turn, first, { op: 'delete', base: versionIn(last.old), cols: {}, old: before })
    return
  }
  if (!row) {
    layBack(turn.statement, later, before)
    return
  }
  const wanted = created ? Object.keys(tableOf(first.name).columns) : columnsOf(changes)
  const cols = pick(row, wanted)
  if (created) {
    capture(turn, first, { op: 'insert', base: 0, cols, old: null })
    return
  }
  const free = layBack(turn.statement, later, before)
  capture(turn, first, { op: 'update', base: row.version, cols, old: { ...cols, ...free } })
}

/**
 * Whether head office may hold the row that is to go: not where every transaction of this desk that created it was refused, since what is
 * gone here is not created again, and the removal would wait for it for ever.
 */
function mayStandThere({ statement }: Turn, key: RowKey, removal: KeyedChange): boolean {
  if (versionIn(removal.old) > 0) return true
  const creation = statement(
    `SELECT 1 FROM change JOIN tx ON tx.number = change.tx
    WHERE change.id = ? AND tbl = ? AND sub = ? AND op = 'insert' AND tx.state NOT IN ('rejected', 'resent', 'discarded') LIMIT 1`,
  )
  return creation.get(key.id, key.table, key.sub) !== undefined
}

function capture(
  { statement }: Turn,
  key: RowKey,
  change: { op: KeyedChange['op']; base: number; cols: Values; old: Values | null },
): void {
  statement(
    `INSERT INTO change (tx, tbl, id, sub, op, base, cols, old) SELECT tx, ?, ?, ?, ?, ?, ?, ? FROM capture`,
  ).run(
    key.table,
    key.id,
    key.sub,
    change.op,
    change.base,
    JSON.stringify(change.cols),
    change.old === null ? null : JSON.stringify(change.old),
  )
}

const columnsOf = (changes: readonly KeyedChange[]): string[] => [
  ...new Set(changes.flatMap(change => Object.keys(change.cols))),
]

const pick = (row: Values, columns: readonly string[]): Values =>
  Object.fromEntries(columns.map(column => [column, row[column] ?? null]))

const versionIn = (old: Values | null): number => (typeof old?.version === 'number' ? old.version : 0)
