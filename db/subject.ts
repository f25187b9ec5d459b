import { orderTitle } from '../shared/orders/title.ts'
import { isTableName, type TableName, tableOf } from '../shared/sync/registry.ts'
import { findRow, type RowKey, type RowValues } from './reference.ts'
import type { Reader } from './schema.ts'

/**
 * What a person calls a record: a customer's name, an order's number, a product's code and name. `proposed` fills in for a row that is not
 * there yet. A child is called like its parent, with what it is of. Empty where nothing is known.
 */
export async function subjectOf(reader: Reader, key: RowKey, proposed: RowValues = {}): Promise<string> {
  const values = { ...(await findRow(reader, key)), ...proposed }
  const parts = await Promise.all(namedBy[key.table].map(part => named(reader, key, values, part)))
  return parts.filter(part => part !== '').join(' · ')
}

/** A value as a person reads it: what another row is called instead of its id. */
export async function readableValue(
  reader: Reader,
  table: TableName,
  column: string,
  value: string | number | null,
): Promise<string | number | null> {
  const target = tableOf(table).columns[column]?.target
  if (typeof value !== 'number' || !isTableName(target)) return value
  return (await subjectOf(reader, { table: target, id: value, sub: 0 })) || value
}

/** A column, `parent` for what the child's parent is called, or `title` for what an order is called. */
const namedBy: Record<TableName, readonly string[]> = {
  company: ['name'],
  calendar: ['code', 'name'],
  holiday: ['parent', 'day'],
  depot: ['code', 'name'],
  device: ['name'],
  person: ['name'],
  tax_class: ['code'],
  tax_change: ['parent', 'valid_from'],
  exchange_rate: ['currency', 'valid_from'],
  container: ['name_en'],
  product: ['sku', 'name_en'],
  product_unit: ['parent', 'kind'],
  price_list: ['code', 'name'],
  price_item: ['parent', 'product_id'],
  promotion: ['name'],
  reason_code: ['code'],
  stage_limit: ['status'],
  customer: ['name'],
  contact: ['parent', 'name'],
  customer_terms: ['customer_id'],
  sales_order: ['title', 'customer_id'],
  order_line: ['parent', 'product_id'],
  record_event: ['kind'],
  request: [],
  conflict: [],
  draft: ['form'],
  preference: ['key'],
}

async function named(reader: Reader, key: RowKey, values: RowValues, part: string): Promise<string> {
  if (part === 'parent') {
    const { parent } = tableOf(key.table)
    return isTableName(parent) ? subjectOf(reader, { table: parent, id: key.id, sub: 0 }) : ''
  }
  if (part === 'title') return titleOf(values)
  const value = await readableValue(reader, key.table, part, values[part] ?? null)
  return value === null ? '' : String(value)
}

const titleOf = ({ number, channel, customer_reference: reference }: RowValues): string =>
  orderTitle({
    number: typeof number === 'string' ? number : null,
    channel: String(channel ?? ''),
    customerReference: String(reference ?? ''),
  }) ?? ''
