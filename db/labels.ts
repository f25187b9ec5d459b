import { sql } from 'kysely'
import type { TableName } from '../shared/sync/registry.ts'
import type { Reader } from './schema.ts'

/** The column by which people name a record of each table; null where a record has no name of its own. */
const labels: Record<TableName, string | null> = {
  company: 'name',
  calendar: 'name',
  holiday: null,
  depot: 'name',
  device: 'name',
  person: 'name',
  tax_class: 'code',
  tax_change: null,
  exchange_rate: 'currency',
  container: 'code',
  product: 'sku',
  product_unit: null,
  price_list: 'name',
  price_item: null,
  promotion: 'name',
  reason_code: 'code',
  stage_limit: 'status',
  customer: 'name',
  contact: null,
  customer_terms: null,
  sales_order: 'number',
  order_line: null,
  record_event: null,
  request: null,
  conflict: null,
  draft: null,
  preference: null,
}

/** What people call this record, or null where it is not here or has no name. */
export async function labelOf(reader: Reader, table: TableName, id: number): Promise<string | null> {
  const column = labels[table]
  if (column === null) return null
  const row = await reader
    .selectFrom(
      sql<{ id: number; label: string | null }>`(SELECT id, ${sql.ref(column)} AS label FROM ${sql.table(table)})`.as(
        'row',
      ),
    )
    .select('label')
    .where('id', '=', id)
    .executeTakeFirst()
  return row?.label ?? null
}
