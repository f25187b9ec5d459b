import { type TableName, tableNames, tableNumbered, tableOf } from '../shared/sync/registry.ts'
import { type OfficeRow, officeView } from './officeView.ts'
import { pendingOf, type RowKey } from './pending.ts'
import { rowWriter } from './rowWriter.ts'
import type { Statements } from './statements.ts'

/** A row with changes that head office has not answered, and what head office holds under its key. */
export interface PendingView {
  readonly key: RowKey
  readonly row: OfficeRow | null
}

/** Every row whose content here is not simply head office's: those with pending changes, and those that head office has removed. */
export interface PendingViews {
  readonly of: ReadonlyMap<TableName, ReadonlyMap<string, PendingView>>
  readonly count: number
}

export const viewKey = ({ id, sub }: { readonly id: number; readonly sub: number }): string => `${id}/${sub}`

export function pendingViews(statement: Statements): PendingViews {
  const keys = statement<RowKey>(
    `SELECT DISTINCT tbl AS "table", id, sub FROM change WHERE pending = 1
    UNION SELECT tbl, id, sub FROM gone_row`,
  ).all()
  const gone = new Set(statement<RowKey>('SELECT tbl AS "table", id, sub FROM gone_row').all().map(goneKey))
  const rows = rowWriter(statement)
  const of = new Map<TableName, Map<string, PendingView>>()
  for (const key of keys) {
    const name = tableNumbered(key.table)
    if (!name) continue
    const views = of.get(name) ?? new Map<string, PendingView>()
    of.set(name, views)
    const columns = Object.keys(tableOf(name).columns)
    const row = gone.has(goneKey(key)) ? null : officeView(rows.find(name, key), pendingOf(statement, key), columns)
    views.set(viewKey(key), { key, row })
  }
  return { of, count: keys.length }
}

const goneKey = ({ table, id, sub }: RowKey): string => `${table}:${id}:${sub}`

/** The table whose rows say to which depot those of `name` belong. */
export const rootOf = (name: TableName): TableName => tableNames.find(each => each === tableOf(name).parent) ?? name
