import { quantityText } from '../../kernel/quantity.ts'
import type { StockItem } from '../../stock/contract.ts'
import { coded, text, tinted, whole } from '../cell.ts'
import { inThreeLanguages } from './sharedColumns.ts'
import type { Table } from './table.ts'

export interface StockRow extends StockItem {
  readonly depotName: string
}

/** What each depot has of each product. */
export const stock: Table<StockRow> = {
  title: words => words.stock.title,
  right: 'stock.view',
  sort: { id: 'sku', descending: false },
  views: [
    { id: 'stock-short', filter: { chosen: { state: ['short'] } } },
    { id: 'stock-promised', filter: { chosen: { state: ['promised'] } } },
  ],
  key: row => `${row.depotId}-${row.productId}`,
  columns: [
    { id: 'sku', title: words => words.errors.field.sku, cell: row => text(row.sku), width: '7.25rem', fixed: true },
    ...inThreeLanguages<StockRow>('names', row => row.names),
    {
      id: 'depot',
      title: words => words.stock.column.depot,
      cell: row => coded(row.depotName, String(row.depotId)),
      filter: 'choice',
      width: '8.25rem',
    },
    {
      id: 'cases',
      title: words => words.stock.column.cases,
      cell: row => text(row.depot < 0 ? '' : quantityText(row.depot, row.caseUnits)),
      align: 'end',
      width: '6.25rem',
      unsorted: true,
    },
    {
      id: 'onHand',
      title: words => words.stock.column.onHand,
      cell: row => whole(row.depot),
      align: 'end',
      width: '6.75rem',
    },
    {
      id: 'reserved',
      title: words => words.stock.column.reserved,
      cell: row => whole(row.reserved),
      align: 'end',
      width: '5.5rem',
    },
    {
      id: 'free',
      title: words => words.stock.column.free,
      cell: row => whole(row.depot - row.reserved),
      align: 'end',
      width: '5rem',
    },
    {
      id: 'blocked',
      title: words => words.stock.column.blocked,
      cell: row => whole(row.blocked),
      align: 'end',
      width: '6.5rem',
      hidden: true,
    },
    {
      id: 'state',
      title: words => words.stock.column.state,
      cell: ({ depot, blocked, reserved }, words) =>
        depot < 0 || blocked < 0
          ? tinted(words.stock.state.short, 'short', 'bad')
          : depot < reserved
            ? tinted(words.stock.state.promised, 'promised', 'warn')
            : depot === 0
              ? tinted(words.stock.state.none, 'none', 'warn')
              : tinted(words.stock.state.there, 'there', 'good'),
      filter: 'choice',
      width: '13rem',
    },
  ],
}
