import type { Download, Values } from '../shared/sync/protocol.ts'
import { type TableName, tableNames, tableOf } from '../shared/sync/registry.ts'
import { covering, isPending, layUnder, type PendingChange, pendingOf, type RowKey, uncover } from './pending.ts'
import { type Put, type RowWriter, rowWriter } from './rowWriter.ts'
import type { Statements } from './statements.ts'

/**
 * The rows of the desk as head office's values with pending local changes laid on top. There is no second copy: head office's
 * value of a covered column stands in the `old` of the earliest pending change of it. Capture must be muted.
 */
export interface Overlay {
  readonly rows: RowWriter
  /** Whether local changes lie on a row. */
  isPending(key: RowKey): boolean
  /** A row arrives from head office. */
  put(name: TableName, key: RowKey, values: Values, version: number): Put
  /** A row is no longer head office's; it stays while local changes of it or of its children are undecided. */
  remove(name: TableName, key: RowKey): void
  /**
   * A local transaction's change of this row has its place in head office's log: as it was ('own'), or only as far as the log
   * goes on to say ('changed').
   */
  settle(name: TableName, key: RowKey, tx: number, as: 'own' | 'changed'): void
  /** Takes away what had to wait for a decision about this row or its family. */
  removeIfGone(id: number): void
}

export function overlay(statement: Statements): Overlay {
  const rows = rowWriter(statement)
  const some = (sql: string): boolean => statement(sql).get() !== undefined
  // Asked once: thousands of rows come in while nothing is pending, and applying makes nothing pending.
  const anyPending = some('SELECT 1 FROM change WHERE pending = 1 LIMIT 1')
  let anyGone = some('SELECT 1 FROM gone_row LIMIT 1')

  return {
    rows,
    isPending: key => anyPending && isPending(statement, key),
    put(name, key, values, version) {
      if (anyGone)
        statement('DELETE FROM gone_row WHERE id = ? AND tbl = ? AND sub = ?').run(key.id, key.table, key.sub)
      if (!anyPending || !isPending(statement, key)) return rows.put(name, key, values, version)
      const changes = pendingOf(statement, key)
      const deletion = changes.find(change => change.op === 'delete')
      const free = layUnder(statement, changes, deletion ? { ...values, version } : values)
      return deletion ? 'written' : rows.put(name, key, free, version)
    },

    remove(name, key) {
      if (anyPending && family(name).some(table => familyPending(statement, table, key.id, key.sub))) {
        anyGone = true
        statement('INSERT INTO gone_row (tbl, id, sub) VALUES (?, ?, ?) ON CONFLICT DO NOTHING').run(
          key.table,
          key.id,
          key.sub,
        )
      } else rows.remove(name, key)
    },

    settle(name, key, tx, as) {
      const all = pendingOf(statement, key)
      const mine = all.filter(change => change.tx === tx)
      if (mine.length === 0) return
      const others = all.filter(change => change.tx !== tx)
      uncover(statement, mine)
      if (as === 'changed') takeBack(statement, rows, name, key, all, mine, others)
      else bring(rows, name, key, layUnder(statement, others, lastValues(mine)))
    },

    removeIfGone(id) {
      if (!anyGone) return
      const gone = statement<RowKey>('SELECT tbl AS "table", id, sub FROM gone_row WHERE id = ? ORDER BY tbl DESC').all(
        id,
      )
      for (const key of gone) {
        const name = tableNames.find(known => tableOf(known).number === key.table)
        if (!name || family(name).some(table => familyPending(statement, table, key.id, key.sub))) continue
        statement('DELETE FROM gone_row WHERE id = ? AND tbl = ? AND sub = ?').run(key.id, key.table, key.sub)
        rows.remove(name, key)
      }
    },
  }
}

/** Head office's values come back where the transaction wrote; what it did keep follows with the log entry. */
function takeBack(
  statement: Statements,
  rows: RowWriter,
  name: TableName,
  key: RowKey,
  all: readonly PendingChange[],
  mine: readonly PendingChange[],
  others: readonly PendingChange[],
): void {
  const standing: Values = {}
  for (const change of mine) {
    if (change.op === 'delete' && others.every(other => other.n < change.n)) rows.put(name, key, ...asRow(change))
    // Head office's row came under one that was made here: its own place in the log lies before that.
    if (change.op === 'insert') Object.assign(standing, change.old)
    if (change.op !== 'update') continue
    for (const column of Object.keys(change.cols)) {
      const cover = covering(all, column)
      if (cover?.op === 'update') standing[column] = cover.old?.[column] ?? null
    }
  }
  rows.set(name, key, layUnder(statement, others, standing))
}

/** What the log holds at this place stands in the row; usually it already does. */
function bring(rows: RowWriter, name: TableName, key: RowKey, values: Values): void {
  if (Object.keys(values).length === 0) return
  const row = rows.find(name, key)
  if (!row) return
  const other = Object.entries(values).filter(([column, value]) => row[column] !== value)
  if (other.length > 0) rows.set(name, key, Object.fromEntries(other))
}

/** The row that a deletion took away, and its version. */
export function asRow(deletion: PendingChange): [Values, number] {
  const { version, ...values } = deletion.old ?? {}
  return [values, typeof version === 'number' ? version : 0]
}

const lastValues = (changes: readonly PendingChange[]): Values =>
  Object.assign({}, ...changes.map(change => change.cols))

/** A row and the rows that go with it. */
const family = (name: TableName): TableName[] => [name, ...tableNames.filter(child => tableOf(child).parent === name)]

function familyPending(statement: Statements, name: TableName, id: number, sub: number): boolean {
  const { child, number } = tableOf(name)
  if (child && sub > 0) return isPending(statement, { table: number, id, sub })
  return (
    statement('SELECT 1 FROM change WHERE pending = 1 AND id = ? AND tbl = ? LIMIT 1').get(id, number) !== undefined
  )
}

export const keyOf = (row: Download): RowKey => ({ table: row.table, id: row.id, sub: row.sub })
