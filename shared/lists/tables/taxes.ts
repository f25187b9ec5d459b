import type { TaxClass } from '../../settings/contract.ts'
import { day, empty, minor, text } from '../cell.ts'
import { inThreeLanguages, inUse } from './sharedColumns.ts'
import type { Table } from './table.ts'

export interface TaxRow extends TaxClass {
  /** The rate of today, in basis points. */
  readonly nowBp: number
  /** The next rate that is known. */
  readonly next: { readonly validFrom: string; readonly rateBp: number } | null
}

export const taxes: Table<TaxRow> = {
  title: words => words.settings.sections.taxes,
  right: 'reference.view',
  sort: { id: 'code', descending: false },
  views: [],
  key: row => String(row.id),
  columns: [
    { id: 'code', title: words => words.errors.field.code, cell: row => text(row.code), width: '8rem', fixed: true },
    ...inThreeLanguages<TaxRow>('names', row => row.names),
    {
      id: 'rate',
      title: words => words.lists.table.column.percent,
      cell: row => minor(row.nowBp),
      align: 'end',
      width: '7rem',
    },
    {
      id: 'nextFrom',
      title: words => words.lists.table.column.nextFrom,
      cell: row => day(row.next?.validFrom ?? null),
      width: '9.5rem',
    },
    {
      id: 'nextRate',
      title: words => words.lists.table.column.nextPercent,
      cell: row => (row.next === null ? empty : minor(row.next.rateBp)),
      align: 'end',
      width: '9rem',
    },
    inUse(),
  ],
}
