import type { QueryClient } from '@tanstack/react-query'
import type { Client } from '../../shared/contract.ts'
import type { TableName } from '../../shared/sync/registry.ts'

type Slice = keyof Client

const reference: readonly TableName[] = [
  'company',
  'calendar',
  'holiday',
  'depot',
  'tax_class',
  'tax_change',
  'exchange_rate',
  'container',
  'reason_code',
  'stage_limit',
]
const priced: readonly TableName[] = ['product', 'product_unit', 'price_list', 'price_item', 'promotion']
const customerTables: readonly TableName[] = ['customer', 'contact', 'customer_terms']
const orderTables: readonly TableName[] = ['sales_order', 'order_line', 'order_amendment']
const goods: readonly TableName[] = ['stock_move', 'stock_reversal', 'expected_goods']
const cards: readonly TableName[] = ['request', 'conflict']

/**
 * The tables that each slice's answers are made of. A slice's queries are fetched again when one of them moves; a
 * table that no slice names (the queue, the inbox) moves what speaks of sync.
 */
const tablesOf: Record<Slice, readonly TableName[]> = {
  attachments: ['attachment'],
  attention: [...cards, ...orderTables, ...customerTables],
  auth: ['person'],
  calendars: [],
  changes: [],
  containers: [],
  customers: [...customerTables, ...orderTables, 'request'],
  drafts: [],
  equality: [],
  files: [],
  imports: [...orderTables, ...customerTables, ...priced, 'person'],
  lanes: ['sales_order', 'device', 'depot'],
  lists: [...priced, ...reference, 'person', 'device', 'request', 'record_event', ...orderTables, ...goods],
  // What is free stands under the lines of an order that is being entered.
  orders: [...orderTables, ...customerTables, ...priced, ...reference, ...goods, 'person', 'request'],
  people: ['person', 'depot'],
  preferences: [],
  priceLists: [...priced, 'request'],
  print: [],
  products: [...priced, 'tax_class', 'request'],
  requests: [...cards, ...priced, ...reference, ...customerTables],
  search: [...customerTables, ...orderTables, ...priced],
  settings: [...reference, 'device', 'request'],
  setup: [],
  stock: [...goods, ...orderTables, 'product'],
  sync: [],
  timeline: ['record_event'],
  today: [...orderTables, ...customerTables, ...cards, ...reference],
  undo: [],
}

const ofSync: readonly string[] = [
  'sync',
  'equality',
  'files',
  'attention',
  'today',
  'orders',
  'requests',
  'timeline',
  'imports',
  'lists',
]

/** Fetches again whatever was made of these tables. What waits to be sent may change with every one of them. */
export function invalidate(queryClient: QueryClient, tables: readonly string[]): Promise<void> {
  const moved = slicesMoved(tables)
  return queryClient.invalidateQueries({
    predicate: query => {
      const path = query.queryKey[0]
      return Array.isArray(path) && moved.has(String(path[0]))
    },
  })
}

/** The slices whose answers may have changed. */
export function slicesMoved(tables: readonly string[]): ReadonlySet<string> {
  const moved = new Set<string>(['sync'])
  const known = new Set<string>(Object.values(tablesOf).flat())
  for (const table of tables) {
    if (!known.has(table)) for (const slice of ofSync) moved.add(slice)
    for (const [slice, made] of Object.entries(tablesOf)) {
      if (made.some(name => name === table)) moved.add(slice)
    }
  }
  return moved
}
