import type Database from 'better-sqlite3'
import { type Column, integer } from '../shared/sync/column.ts'
import { syncedTables, type Table, type TableName, tableOf } from '../shared/sync/registry.ts'

/**
 * The triggers that write down every change of a synced table in the transaction that makes it. A change of nothing is not
 * written; `version` is head office's and never captured. Facts refuse to be changed, and no row changes its key.
 */
export function captureTriggers(name: TableName, table: Table = tableOf(name)): string[] {
  const columns = Object.entries(table.columns)
  const names = columns.map(([column]) => column)
  const key = table.child ? 'id, n' : 'id'
  const insert = (op: string, row: 'new' | 'old', base: string, cols: string, old: string) =>
    `INSERT INTO change (tx, tbl, id, sub, op, base, cols, old)
  SELECT tx, ${table.number}, ${row}.id, ${table.child ? `${row}.n` : 0}, '${op}', ${base}, ${cols}, ${old} FROM capture;`
  const changed = names.map(column => `new.${column} IS NOT old.${column}`).join(' OR ')
  const triggers = [
    `CREATE TRIGGER capture_${name}_insert AFTER INSERT ON ${name} WHEN ${loud} BEGIN
  ${insert('insert', 'new', '0', allOf(columns, 'new'), 'NULL')}
END`,
    `CREATE TRIGGER capture_${name}_key BEFORE UPDATE OF ${key} ON ${name} WHEN ${loud} BEGIN
  SELECT RAISE(ABORT, 'a row never changes its key');
END`,
  ]
  if (table.class === 'fact') {
    const refuse = (on: string, when: string) =>
      `CREATE TRIGGER capture_${name}_${when} BEFORE ${on} ON ${name} WHEN ${loud} BEGIN
  SELECT RAISE(ABORT, 'a fact is never changed, only reversed');
END`
    return [...triggers, refuse(`UPDATE OF ${names.join(', ')}`, 'update'), refuse('DELETE', 'delete')]
  }
  return [
    ...triggers,
    `CREATE TRIGGER capture_${name}_update AFTER UPDATE OF ${names.join(', ')} ON ${name}
WHEN ${loud} AND (${changed}) BEGIN
  ${insert('update', 'new', 'old.version', changedOf(columns, 'new'), changedOf(columns, 'old'))}
END`,
    `CREATE TRIGGER capture_${name}_delete AFTER DELETE ON ${name} WHEN ${loud} BEGIN
  ${insert('delete', 'old', 'old.version', "'{}'", allOf([...columns, ['version', integer(0)]], 'old'))}
END`,
  ]
}

/** Brings the capture triggers of a database in line with the registry; does nothing where they already are. */
export function installCapture(database: Database.Database): void {
  const wanted = new Set(syncedTables.flatMap(name => captureTriggers(name)))
  const present = database
    .prepare<[], { name: string; sql: string }>(
      `SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND name GLOB 'capture_*'`,
    )
    .all()
  const right = new Set(present.filter(trigger => wanted.has(trigger.sql)).map(trigger => trigger.sql))
  for (const trigger of present) if (!right.has(trigger.sql)) database.exec(`DROP TRIGGER ${trigger.name}`)
  for (const sql of wanted) if (!right.has(sql)) database.exec(sql)
}

const loud = '(SELECT muted FROM capture) = 0'

type Columns = [string, Column][]
type Side = 'new' | 'old'

const allOf = (columns: Columns, side: Side): string =>
  `json_object(${columns.map(([name]) => `'${name}', ${side}.${name}`).join(', ')})`

const changedOf = (columns: Columns, side: Side): string =>
  `'{' || ltrim(${columns
    .map(([name, column]) => `iif(new.${name} IS NOT old.${name}, ',"${name}":' || ${jsonOf(name, column, side)}, '')`)
    .join(' || ')}, ',') || '}'`

/** One value as JSON text. */
function jsonOf(name: string, column: Column, side: Side): string {
  switch (column.kind) {
    case 'text':
    case 'day':
    case 'choice':
    case 'json':
      return `json_quote(${side}.${name})`
    case 'integer':
    case 'boolean':
    case 'instant':
    case 'money':
    case 'reference':
      return column.nullable ? `ifnull(${side}.${name}, 'null')` : `${side}.${name}`
  }
}
