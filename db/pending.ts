import type { Values } from '../shared/sync/protocol.ts'
import type { Statements } from './statements.ts'

/** One row of one synced table; `sub` is the child number, 0 for a row that is no child. */
export interface RowKey {
  readonly table: number
  readonly id: number
  readonly sub: number
}

/** A local change whose place in head office's log has not been read yet: its values lie on top of head office's. */
export interface PendingChange {
  readonly n: number
  readonly tx: number
  readonly op: 'insert' | 'update' | 'delete'
  readonly cols: Values
  old: Values | null
}

interface Stored {
  n: number
  tx: number
  op: PendingChange['op']
  cols: string
  old: string | null
}

/** The pending changes of a row, earliest first. */
export function pendingOf(statement: Statements, key: RowKey): PendingChange[] {
  return statement<Stored>(
    'SELECT n, tx, op, cols, old FROM change WHERE pending = 1 AND id = ? AND tbl = ? AND sub = ? ORDER BY n',
  )
    .all(key.id, key.table, key.sub)
    .map(parsed)
}

export const parsed = (change: Stored): PendingChange => ({
  n: change.n,
  tx: change.tx,
  op: change.op,
  cols: JSON.parse(change.cols),
  old: change.old === null ? null : JSON.parse(change.old),
})

export const isPending = (statement: Statements, key: RowKey): boolean =>
  statement('SELECT 1 FROM change WHERE pending = 1 AND id = ? AND tbl = ? AND sub = ? LIMIT 1').get(
    key.id,
    key.table,
    key.sub,
  ) !== undefined

/** The change that hides head office's value of a column: the earliest one that holds it. A deletion holds every column. */
export const covering = (changes: readonly PendingChange[], column: string): PendingChange | undefined =>
  changes.find(change => change.op === 'delete' || column in change.cols)

/**
 * Lays head office's values under pending changes: a covered column goes into the `old` of the change that covers it. Answers
 * with the columns that nothing covers; those belong into the row.
 */
export function layUnder(statement: Statements, changes: readonly PendingChange[], values: Values): Values {
  const free: Values = {}
  const laid = new Set<PendingChange>()
  for (const [column, value] of Object.entries(values)) {
    const change = covering(changes, column)
    if (!change) {
      free[column] = value
      continue
    }
    change.old = { ...change.old, [column]: value }
    laid.add(change)
  }
  for (const change of laid)
    statement('UPDATE change SET old = ? WHERE n = ?').run(JSON.stringify(change.old), change.n)
  return free
}

/**
 * The same for values that a given-up change had found: not head office's where a pending change creates the row and head office has none
 * under its key, so those go.
 */
export function layBack(statement: Statements, changes: readonly PendingChange[], values: Values): Values {
  const theirs = Object.entries(values).filter(([column]) => {
    const change = covering(changes, column)
    return change?.op !== 'insert' || change.old !== null
  })
  return layUnder(statement, changes, Object.fromEntries(theirs))
}

/** These changes cover nothing any more. */
export function uncover(statement: Statements, changes: readonly PendingChange[]): void {
  for (const change of changes) statement('UPDATE change SET pending = 0 WHERE n = ?').run(change.n)
}
