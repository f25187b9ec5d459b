import { type Language, shortDay } from '../shared/kernel/locale.ts'
import { orderTitle } from '../shared/orders/title.ts'
import { isTableName, type TableName, tableOf } from '../shared/sync/registry.ts'
import { wordsIn } from '../shared/words/catalogue.ts'
import { findRow, type RowKey, type RowValues } from './reference.ts'
import type { Reader } from './schema.ts'

/**
 * What a person calls a record, in the language that they read: a customer's name, an order's number, a product's code and name, a reason's
 * text. `proposed` fills in for a row that is not there yet. A child is called like its parent, with what it is of. Empty where nothing
 * is known.
 */
export async function subjectOf(
  reader: Reader,
  key: RowKey,
  language: Language,
  proposed: RowValues = {},
): Promise<string> {
  const values = { ...(await findRow(reader, key)), ...proposed }
  const parts = await Promise.all(namedBy[key.table].map(part => named(reader, key, values, part, language)))
  return parts.filter(part => part !== '').join(' · ')
}

/** A value as a person reads it: what another row is called instead of its id. */
export async function readableValue(
  reader: Reader,
  column: { table: TableName; name: string; value: string | number | null },
  language: Language,
): Promise<string | number | null> {
  const { table, name, value } = column
  const target = tableOf(table).columns[name]?.target
  if (typeof value !== 'number' || !isTableName(target)) return value
  return (await subjectOf(reader, { table: target, id: value, sub: 0 }, language)) || value
}

/** A column, `name` or `text` for the one of three languages, `parent` for what the child's parent is called, `title` for an order's. */
const namedBy: Record<TableName, readonly string[]> = {
  company: ['name'],
  calendar: ['name'],
  holiday: ['parent', 'name', 'day'],
  depot: ['code', 'name'],
  device: ['name'],
  person: ['name'],
  tax_class: ['name'],
  tax_change: ['parent', 'valid_from'],
  exchange_rate: ['currency', 'valid_from'],
  container: ['name'],
  product: ['sku', 'name'],
  product_unit: ['parent', 'kind'],
  price_list: ['code', 'name'],
  price_item: ['parent', 'product_id'],
  promotion: ['name'],
  reason_code: ['text'],
  stage_limit: ['status'],
  customer: ['name'],
  contact: ['parent', 'name'],
  customer_terms: ['customer_id'],
  sales_order: ['title', 'customer_id'],
  order_line: ['parent', 'product_id'],
  order_amendment: ['parent'],
  record_event: ['kind'],
  request: [],
  conflict: [],
  attachment: ['name'],
  expected_goods: ['product_id', 'expected_day'],
  stock_move: ['product_id', 'moved_day'],
  stock_reversal: ['parent'],
  draft: ['form'],
  preference: ['key'],
}

async function named(
  reader: Reader,
  key: RowKey,
  values: RowValues,
  part: string,
  language: Language,
): Promise<string> {
  if (part === 'parent') {
    const { parent } = tableOf(key.table)
    return isTableName(parent) ? subjectOf(reader, { table: parent, id: key.id, sub: 0 }, language) : ''
  }
  if (part === 'title') return titleOf(values)
  const own = values[part] ?? values[`${part}_${language}`] ?? null
  const value = await readableValue(reader, { table: key.table, name: part, value: own }, language)
  return value === null ? '' : (worded(key.table, part, String(value), language) ?? String(value))
}

/** A day, and what the catalogue has a word for. */
function worded(table: TableName, part: string, value: string, language: Language): string | null {
  if (tableOf(table).columns[part]?.kind === 'day') return shortDay(value, language, 0)
  const words = wordsIn(language)
  const names: Readonly<Record<string, string>> | null =
    table === 'stage_limit' ? words.orders.status : table === 'product_unit' ? words.products.unitKind : null
  return names?.[value] ?? null
}

const titleOf = ({ number, channel, customer_reference: reference }: RowValues): string =>
  orderTitle({
    number: typeof number === 'string' ? number : null,
    channel: String(channel ?? ''),
    customerReference: String(reference ?? ''),
  }) ?? ''
