import type { ReasonCode } from '../../settings/contract.ts'
import { coded, text } from '../cell.ts'
import { inThreeLanguages, inUse } from './sharedColumns.ts'
import type { Table } from './table.ts'

export const reasons: Table<ReasonCode> = {
  title: words => words.settings.sections.reasons,
  right: 'reference.view',
  sort: { id: 'kind', descending: false },
  views: [],
  key: row => String(row.id),
  columns: [
    ...inThreeLanguages<ReasonCode>('texts', row => row.texts),
    {
      id: 'kind',
      title: words => words.errors.field.kind,
      cell: (row, words) => coded(words.settings.reasonKind[row.kind], row.kind),
      filter: 'choice',
      width: '10rem',
    },
    { id: 'code', title: words => words.errors.field.code, cell: row => text(row.code), width: '9rem' },
    inUse(),
  ],
}
