import type { Column } from '../../shared/sync/column.ts'
import { syncedTables, type TableName, tableOf } from '../../shared/sync/registry.ts'

/** SQL for one view per synced table, `report.<table>`, for reports: typed columns, no deleted rows, no secrets. */
export const reportViews = (): string =>
  [
    'CREATE SCHEMA IF NOT EXISTS report',
    ...syncedTables.flatMap(name => [`DROP VIEW IF EXISTS report.${name}`, viewOf(name)]),
  ].join(';\n')

function viewOf(name: TableName): string {
  const table = tableOf(name)
  const columns = Object.entries(table.columns)
    .filter(([, column]) => column.privacy !== 'secret')
    .map(([column, definition]) => `${expression(column, definition)} AS ${column}`)
  const keys = table.child ? ['id', 'sub AS n'] : ['id']
  return `CREATE VIEW report.${name} AS SELECT ${[...keys, ...columns].join(', ')} FROM konvwa.row_state WHERE tbl = ${table.number} AND NOT deleted`
}

function expression(name: string, column: Column): string {
  const value = `columns ->> '${name}'`
  switch (column.kind) {
    case 'integer':
    case 'money':
    case 'reference':
      return `(${value})::bigint`
    case 'boolean':
      return `(${value}) = '1'`
    case 'day':
      return `(${value})::date`
    case 'instant':
      return `to_timestamp((${value})::double precision / 1000)`
    case 'json':
      return `(${value})::jsonb`
    case 'text':
    case 'choice':
      return `(${value})`
  }
}
