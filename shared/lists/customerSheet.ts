import type { CustomerRow } from '../customers/contract.ts'
import { coded, day, text, whole } from './cell.ts'
import type { SheetColumn } from './sheetColumn.ts'

export const customerSheet: readonly SheetColumn<CustomerRow>[] = [
  { id: 'code', title: words => words.customers.column.code, cell: row => text(row.code) },
  { id: 'name', title: words => words.customers.column.name, cell: row => text(row.name), grow: true },
  { id: 'tradeName', with: 'name', title: words => words.errors.field.tradeName, cell: row => text(row.tradeName) },
  {
    id: 'class',
    title: words => words.customers.column.class,
    cell: (row, words) => coded(words.customers.customerClass[row.customerClass], row.customerClass),
  },
  { id: 'zone', title: words => words.customers.column.zone, cell: row => text(row.zone) },
  { id: 'city', title: words => words.customers.column.city, cell: row => text(row.city) },
  { id: 'phone', title: words => words.customers.column.phone, cell: row => text(row.phone) },
  { id: 'taxId', title: words => words.errors.field.taxId, cell: row => text(row.taxId) },
  { id: 'language', title: words => words.errors.field.language, cell: row => text(row.language) },
  { id: 'open', title: words => words.customers.column.openOrders, cell: row => whole(row.openOrders) },
  { id: 'last', title: words => words.customers.column.lastOrder, cell: row => day(row.lastOrderDay) },
  {
    id: 'hold',
    with: 'name',
    title: words => words.customers.onHold,
    cell: (row, words) => coded(row.hold ? words.frame.actions.yes : words.frame.actions.no, String(row.hold)),
  },
]
