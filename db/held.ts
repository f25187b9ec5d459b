import { isTableName, type TableName, tableNumbered, tableOf } from '../shared/sync/registry.ts'
import type { Reader } from './schema.ts'

/** A transaction that head office keeps until something that it depends on is there. */
export interface Held {
  readonly number: number
  readonly why: string
  readonly person: number
  readonly at: number
  /** The record that it wrote first; a child's parent. */
  readonly table: TableName | null
  readonly rowId: number | null
}

export async function listHeld(reader: Reader): Promise<Held[]> {
  const rows = await reader
    .selectFrom('tx')
    .leftJoin('change', 'change.n', 'tx.first_change')
    .select(['tx.number', 'tx.why', 'tx.person', 'tx.at', 'change.tbl', 'change.id'])
    .where('tx.state', '=', 'held')
    .orderBy('tx.number')
    .execute()
  return rows.map(row => ({
    number: row.number,
    why: row.why,
    person: row.person,
    at: row.at,
    table: row.tbl === null ? null : recordTable(tableNumbered(row.tbl)),
    rowId: row.id,
  }))
}

/** The table whose record a person opens: a child's parent. */
export function recordTable(table: TableName | null): TableName | null {
  if (table === null) return null
  const { parent } = tableOf(table)
  return isTableName(parent) ? parent : table
}
