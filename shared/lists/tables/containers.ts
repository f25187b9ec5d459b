import type { Container } from '../../containers/container.ts'
import type { Currency } from '../../kernel/money.ts'
import { coded, minor, text } from '../cell.ts'
import { inThreeLanguages, inUse } from './sharedColumns.ts'
import type { Table } from './table.ts'

export interface ContainerRow extends Container {
  readonly currency: Currency
}

export const containers: Table<ContainerRow> = {
  title: words => words.settings.sections.containers,
  right: 'reference.view',
  sort: { id: 'code', descending: false },
  views: [],
  key: row => String(row.id),
  columns: [
    { id: 'code', title: words => words.errors.field.code, cell: row => text(row.code), width: '8rem', fixed: true },
    ...inThreeLanguages<ContainerRow>('names', row => row.names),
    {
      id: 'kind',
      title: words => words.errors.field.kind,
      cell: (row, words) => coded(words.containers.kind[row.kind], row.kind),
      filter: 'choice',
      width: '9rem',
    },
    {
      id: 'deposit',
      title: words => words.errors.field.depositMinor,
      cell: row => minor(row.depositMinor),
      align: 'end',
      width: '8rem',
    },
    { id: 'currency', with: 'deposit', title: words => words.errors.field.currency, cell: row => text(row.currency) },
    inUse(),
  ],
}
