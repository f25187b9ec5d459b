import type { Language } from '../../kernel/locale.ts'
import type { Promotion } from '../../priceLists/contract.ts'
import { day, text, whole } from '../cell.ts'
import { type Standing, standingCell } from './standing.ts'
import type { Table } from './table.ts'

export interface PromotionRow extends Promotion {
  readonly sku: string
  readonly names: Record<Language, string>
  readonly standing: Standing
}

export const promotions: Table<PromotionRow> = {
  title: words => words.priceLists.promotions,
  right: 'reference.view',
  sort: { id: 'from', descending: true },
  views: [{ id: 'promotions-now', filter: { chosen: { standing: ['now'] } } }],
  key: row => String(row.id),
  columns: [
    { id: 'name', title: words => words.errors.field.name, cell: row => text(row.name), grow: true, fixed: true },
    { id: 'sku', title: words => words.errors.field.sku, cell: row => text(row.sku), filter: 'choice', width: '7rem' },
    {
      id: 'product',
      title: words => words.errors.field.productId,
      cell: (row, _words, language) => text(row.names[language]),
      grow: true,
    },
    {
      id: 'buy',
      title: words => words.errors.field.buyQuantity,
      cell: row => whole(row.buyQuantity),
      align: 'end',
      width: '6.5rem',
    },
    {
      id: 'free',
      title: words => words.errors.field.freeQuantity,
      cell: row => whole(row.freeQuantity),
      align: 'end',
      width: '6rem',
    },
    {
      id: 'from',
      title: words => words.errors.field.validFrom,
      cell: row => day(row.validFrom),
      filter: 'day',
      width: '9rem',
    },
    { id: 'to', title: words => words.errors.field.validTo, cell: row => day(row.validTo), width: '9rem' },
    {
      id: 'standing',
      title: words => words.lists.table.column.standing,
      cell: (row, words) => standingCell(row.standing, words),
      filter: 'choice',
      width: '8.25rem',
    },
  ],
}
