import type { TableName } from '../sync/registry.ts'
import type { Right } from './right.ts'

/** What somebody needs to see a record of this table. */
export function rightToSee(table: TableName): Right {
  if (table === 'person') return 'people.edit'
  if (table === 'sales_order' || table === 'order_line') return 'orders.view'
  if (table === 'customer' || table === 'contact' || table === 'customer_terms') return 'customers.view'
  if (table === 'stock_move' || table === 'stock_reversal' || table === 'expected_goods') return 'stock.view'
  return 'reference.view'
}
