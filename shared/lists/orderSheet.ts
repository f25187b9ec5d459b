import type { OrderRow } from '../orders/contract.ts'
import { orderTitle } from '../orders/title.ts'
import { coded, day, instant, minor, text, whole } from './cell.ts'
import type { SheetColumn } from './sheetColumn.ts'

export const orderSheet: readonly SheetColumn<OrderRow>[] = [
  { id: 'number', title: words => words.orderList.column.number, cell: row => text(orderTitle(row) ?? '') },
  { id: 'customer', title: words => words.orderList.column.customer, cell: row => text(row.customerName), grow: true },
  {
    id: 'stage',
    title: words => words.orderList.column.stage,
    cell: (row, words) => coded(words.orders.status[row.status], row.status),
  },
  { id: 'since', with: 'stage', title: words => words.lists.column.since, cell: row => instant(row.statusSince) },
  { id: 'requested', title: words => words.orderList.column.requested, cell: row => day(row.requestedDay) },
  { id: 'ordered', title: words => words.orderList.column.ordered, cell: row => day(row.orderedDay) },
  { id: 'shipped', title: words => words.lists.column.shipped, cell: row => day(row.shippedDay) },
  { id: 'lines', title: words => words.orderList.column.lines, cell: row => whole(row.lines) },
  { id: 'total', title: words => words.orderList.column.total, cell: row => minor(row.totalMinor) },
  { id: 'currency', with: 'total', title: words => words.errors.field.currency, cell: row => text(row.currency) },
  {
    id: 'channel',
    title: words => words.lists.column.channel,
    cell: (row, words) => coded(words.orders.channel[row.channel], row.channel),
  },
  { id: 'reference', title: words => words.lists.column.reference, cell: row => text(row.customerReference) },
  {
    id: 'sync',
    title: words => words.orderList.column.sync,
    cell: (row, words) => coded(words.orderList.syncShort[row.sync], row.sync),
  },
  { id: 'enteredBy', title: words => words.orderList.column.enteredBy, cell: row => text(row.enteredBy) },
]
