import type { Values } from './protocol.ts'
import type { TableName } from './registry.ts'

/** The column by which people know a reference row, and by which a desk that worked alone is matched when it joins. */
const keys: Partial<Record<TableName, readonly string[]>> = {
  company: [],
  calendar: ['code'],
  depot: ['code'],
  person: ['login'],
  tax_class: ['code'],
  exchange_rate: ['currency', 'valid_from'],
  container: ['code'],
  product: ['sku'],
  price_list: ['code'],
  promotion: ['name'],
  reason_code: ['kind', 'code'],
  stage_limit: ['status'],
}

/** The columns that make a table's natural key; undefined where it has none. */
export const keyColumns = (table: TableName): readonly string[] | undefined => keys[table]

/** The natural key of a row, or null where its table has none. The company's is the empty text: there is one. */
export function naturalKey(table: TableName, values: Values): string | null {
  const columns = keys[table]
  if (!columns) return null
  return columns
    .map(column =>
      String(values[column] ?? '')
        .trim()
        .toUpperCase(),
    )
    .join('|')
}
