import type { TableName } from '../sync/registry.ts'
import type { Right } from './right.ts'

const orderTables: ReadonlySet<TableName> = new Set(['sales_order', 'order_line', 'order_amendment'])

/** What somebody needs to see a record of this table. */
export function rightToSee(table: TableName): Right {
  if (table === 'person') return 'people.edit'
  if (orderTables.has(table)) return 'orders.view'
  if (table === 'customer' || table === 'contact' || table === 'customer_terms') return 'customers.view'
  if (table === 'stock_move' || table === 'stock_reversal' || table === 'expected_goods') return 'stock.view'
  return 'reference.view'
}
