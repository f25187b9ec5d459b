import { type Language, weightText } from '../../../shared/kernel/locale.ts'
import type { Product, productSorts } from '../../../shared/products/contract.ts'
import type { Words } from '../../../shared/words/en.ts'
import { Tag } from '../../ui/Tag.tsx'
import type { Column } from '../../widgets/list/column.ts'

type Sort = (typeof productSorts)[number]

/** What a list of products can show of each. */
export const productColumns = (words: Words, language: Language): readonly Column<Product, Sort>[] => [
  {
    id: 'sku',
    title: words.errors.field.sku,
    width: '8rem',
    sort: 'sku',
    fixed: true,
    cell: row => <strong>{row.sku}</strong>,
  },
  {
    id: 'name',
    title: words.errors.field.name,
    sort: 'name',
    fixed: true,
    cell: row => (
      <>
        {row.names[language]} {row.proposed ? <Tag tone="warn">{words.products.proposed}</Tag> : null}
        {row.active ? null : <Tag>{words.products.notActive}</Tag>}
      </>
    ),
  },
  { id: 'case', title: words.errors.field.caseUnits, width: '11.5rem', align: 'end', cell: row => row.caseUnits },
  { id: 'category', title: words.errors.field.category, width: '11rem', sort: 'category', cell: row => row.category },
  { id: 'barcode', title: words.errors.field.barcode, width: '10rem', hidden: true, cell: row => row.barcode ?? '' },
  {
    id: 'weight',
    title: words.errors.field.weightG,
    width: '6rem',
    align: 'end',
    hidden: true,
    cell: row => weightText(row.weightG, language),
  },
  {
    id: 'active',
    title: words.lists.column.active,
    width: '6rem',
    hidden: true,
    cell: row => (row.active ? words.frame.actions.yes : words.frame.actions.no),
  },
]
