import type { KnownKeys } from '../../db/importBatch.ts'
import { findRow, type RowValues } from '../../db/reference.ts'
import type { Reader } from '../../db/schema.ts'
import type { ImportedRecords } from '../../shared/import/record.ts'
import type { TableName } from '../../shared/sync/registry.ts'

/** The rows that an import brings up to date, as they stand before it. */
export async function presentRows(
  reader: Reader,
  { products, people }: ImportedRecords,
  known: KnownKeys,
): Promise<(table: TableName, id: number) => RowValues> {
  const rows = new Map<string, RowValues>()
  const keep = async (table: TableName, id: number | undefined): Promise<void> => {
    const row = id === undefined ? null : await findRow(reader, { table, id, sub: 0 })
    if (row) rows.set(`${table} ${id}`, row)
  }
  for (const { sku, updates } of products) if (updates) await keep('product', known.products.get(sku))
  for (const { login, updates } of people) if (updates) await keep('person', known.people.get(login))
  return (table, id) => rows.get(`${table} ${id}`) ?? {}
}
