import type { Language } from '../../kernel/locale.ts'
import type { Currency } from '../../kernel/money.ts'
import { quantityText } from '../../kernel/quantity.ts'
import type { PriceItem } from '../../priceLists/contract.ts'
import { minor, text, whole } from '../cell.ts'
import { inThreeLanguages } from './sharedColumns.ts'
import type { Table } from './table.ts'

export interface PriceItemRow extends PriceItem {
  readonly sku: string
  readonly names: Record<Language, string>
  readonly category: string
  readonly caseUnits: number
  readonly currency: Currency
}

/** The prices of one list. */
export const priceItems: Table<PriceItemRow> = {
  title: words => words.priceLists.prices,
  right: 'reference.view',
  sort: { id: 'sku', descending: false },
  views: [],
  key: row => String(row.n),
  columns: [
    { id: 'sku', title: words => words.errors.field.sku, cell: row => text(row.sku), width: '8rem', fixed: true },
    ...inThreeLanguages<PriceItemRow>('names', row => row.names),
    {
      id: 'category',
      title: words => words.errors.field.category,
      cell: row => text(row.category),
      filter: 'choice',
      width: '9rem',
    },
    {
      id: 'per',
      title: words => words.errors.field.priceUnits,
      cell: (row, words) =>
        text(
          row.priceUnits === 1
            ? words.priceLists.perUnit
            : words.priceLists.perCase.replace('{{count}}', String(row.priceUnits)),
        ),
      filter: 'choice',
      width: '11rem',
    },
    {
      id: 'units',
      title: words => words.lists.table.column.units,
      cell: row => whole(row.priceUnits),
      align: 'end',
      hidden: true,
      width: '7rem',
    },
    {
      id: 'quantity',
      title: words => words.errors.field.fromQuantity,
      cell: row => text(row.fromQuantity <= 1 ? '' : quantityText(row.fromQuantity, row.caseUnits)),
      width: '8.5rem',
      unsorted: true,
    },
    {
      id: 'pieces',
      title: words => words.lists.table.column.pieces,
      cell: row => whole(row.fromQuantity),
      align: 'end',
      hidden: true,
      width: '8rem',
    },
    {
      id: 'price',
      title: words => words.errors.field.priceMinor,
      cell: row => minor(row.priceMinor),
      align: 'end',
      width: '9rem',
    },
    {
      id: 'currency',
      with: 'price',
      title: words => words.errors.field.currency,
      cell: row => text(row.currency),
    },
  ],
}
