import { languages } from '../kernel/locale.ts'
import type { Product } from '../products/contract.ts'
import { coded, text, whole } from './cell.ts'
import type { SheetColumn } from './sheetColumn.ts'

export const productSheet: readonly SheetColumn<Product>[] = [
  { id: 'sku', title: words => words.errors.field.sku, cell: row => text(row.sku) },
  ...languages.map(
    (language, index): SheetColumn<Product> => ({
      id: index === 0 ? 'name' : `name-${language}`,
      ...(index === 0 ? { grow: true } : { with: 'name' }),
      title: words => `${words.errors.field.name} ${language.toUpperCase()}`,
      cell: row => text(row.names[language]),
    }),
  ),
  { id: 'case', title: words => words.errors.field.caseUnits, cell: row => whole(row.caseUnits) },
  { id: 'category', title: words => words.errors.field.category, cell: row => text(row.category) },
  { id: 'barcode', title: words => words.errors.field.barcode, cell: row => text(row.barcode ?? '') },
  {
    id: 'weight',
    title: words => words.errors.field.weightG,
    cell: row => (row.weightG === null ? text('') : whole(row.weightG)),
  },
  {
    id: 'active',
    title: words => words.lists.column.active,
    cell: (row, words) => coded(row.active ? words.frame.actions.yes : words.frame.actions.no, String(row.active)),
  },
]
