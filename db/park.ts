import type { Download } from '../shared/sync/protocol.ts'
import { type TableName, tableNames, tableNumbered, tableOf } from '../shared/sync/registry.ts'
import { presentName } from '../shared/sync/wire/columnNames.ts'
import { keyOf, type Overlay } from './overlay.ts'
import type { RowKey } from './pending.ts'
import type { Statements } from './statements.ts'

/** A row on its way in, and where in head office's log it stands. */
export interface Arrival {
  readonly scope: string
  readonly sequence: number
  readonly row: Download
}

/**
 * Applies one row of head office. What this version does not know (a table, a column) or what cannot stand yet (a row whose
 * beginning is missing, a value that the table refuses) is kept aside whole, never dropped, and never stops the rows behind it.
 */
export function applyDownload(statement: Statements, over: Overlay, arrival: Arrival): 'applied' | 'parked' {
  const { row } = arrival
  const name = tableNumbered(row.table)
  if (!name) return park(statement, arrival, 'unknown-table')
  if (tableOf(name).class === 'private') return park(statement, arrival, 'private-table')
  const key = keyOf(row)
  if (row.op !== 'put') {
    forgetParked(statement, arrival.scope, key)
    if (row.op === 'delete' || homeOf(over, name, key) === arrival.scope) over.remove(name, key)
    return 'applied'
  }
  const { known, unknown } = split(name, row)
  const put = over.put(name, key, known, row.version)
  const bare = Object.keys(row.values).length === 0
  if (put === 'row-missing' && bare) return 'applied'
  if (put !== 'written') return park(statement, arrival, put)
  if (Object.keys(unknown).length === 0) return 'applied'
  return park(statement, { ...arrival, row: { ...row, values: unknown } }, 'unknown-column')
}

/** Tries what was kept aside after `after` again, in the log's order; answers how many now stand. At opening and after a page. */
export function replayParked(statement: Statements, over: Overlay, after = 0): number {
  const parked = statement<{ n: number; scope: string; sequence: number; download: string }>(
    'SELECT n, scope, sequence, download FROM parked WHERE n > ? ORDER BY n',
  ).all(after)
  let standing = 0
  for (const { n, scope, sequence, download } of parked) {
    statement('DELETE FROM parked WHERE n = ?').run(n)
    const row = JSON.parse(download)
    if (applyDownload(statement, over, { scope, sequence, row }) === 'applied') standing += 1
  }
  return standing
}

/** The scope that a row stands in here: one that has already arrived in its new scope does not go with the old one. */
function homeOf(over: Overlay, name: TableName, key: RowKey): string {
  const { scope, parent } = tableOf(name)
  if (scope === 'reference') return 'reference'
  const root = parent === null ? name : tableNames.find(each => each === parent)
  const depot = root ? over.rows.find(root, { ...key, sub: 0 })?.depot_id : null
  return typeof depot === 'number' ? `depot:${depot}` : 'reference'
}

function split(name: TableName, row: Download) {
  const { columns } = tableOf(name)
  if (Object.keys(row.values).every(column => column in columns)) return { known: row.values, unknown: {} }
  const entries = Object.entries(row.values).map(([column, value]) => [presentName(row.table, column), value] as const)
  return {
    known: Object.fromEntries(entries.filter(([column]) => column in columns)),
    unknown: Object.fromEntries(entries.filter(([column]) => !(column in columns))),
  }
}

/** What was kept aside of a row that is gone will never stand; of one that came anew it is old. */
export function forgetParked(statement: Statements, scope: string, { table, id, sub }: RowKey): void {
  statement(
    `DELETE FROM parked WHERE scope = ? AND json_extract(download, '$.table') = ? AND json_extract(download, '$.id') = ?
      AND json_extract(download, '$.sub') = ?`,
  ).run(scope, table, id, sub)
}

function park(statement: Statements, { scope, sequence, row }: Arrival, why: string): 'parked' {
  statement('INSERT INTO parked (scope, sequence, download, why) VALUES (?, ?, ?, ?)').run(
    scope,
    sequence,
    JSON.stringify(row),
    why,
  )
  return 'parked'
}
