import type { ImportState } from '../../imports/contract.ts'
import { instant, text, tinted, whole } from '../cell.ts'
import type { Table, TableColumn } from './table.ts'

export interface ImportRow extends ImportState {
  readonly person: string
}

const tone = { running: 'know', done: 'good', cancelled: 'quiet', failed: 'bad', undone: 'quiet' } as const

const brought = ['customers', 'products', 'prices', 'people', 'orders', 'lines', 'updated', 'requested'] as const
/** What an import is known by; the rest tells how. */
const records = ['customers', 'products', 'prices', 'people', 'orders'] as const

/** Every import of this computer and what it brought. */
export const imports: Table<ImportRow> = {
  title: words => words.settings.imports.list,
  right: 'imports.run',
  sort: { id: 'at', descending: true },
  views: [],
  key: row => row.batch,
  columns: [
    {
      id: 'at',
      title: words => words.lists.table.column.started,
      cell: row => instant(row.startedAt),
      filter: 'day',
      width: '10rem',
      fixed: true,
    },
    {
      id: 'profile',
      title: words => words.lists.table.column.profile,
      cell: row => text(row.profile),
      filter: 'choice',
      grow: true,
      fixed: true,
    },
    {
      id: 'state',
      title: words => words.errors.field.status,
      cell: (row, words) => tinted(words.settings.imports.state[row.state], row.state, tone[row.state]),
      filter: 'choice',
      width: '6.5rem',
    },
    {
      id: 'person',
      title: words => words.audit.who,
      cell: row => text(row.person),
      filter: 'choice',
      width: '8.5rem',
      hidden: true,
    },
    {
      id: 'brought',
      title: words => words.lists.table.broughtIn,
      cell: (row, words) =>
        text(
          records
            .filter(what => (row.counts?.[what] ?? 0) > 0)
            .map(what => `${words.lists.table.brought[what]} ${row.counts?.[what]}`)
            .join(' · '),
        ),
      width: '19.5rem',
    },
    ...brought.map(
      (what): TableColumn<ImportRow> => ({
        id: what,
        title: words => words.lists.table.brought[what],
        cell: row => whole(row.counts?.[what] ?? 0),
        align: 'end',
        width: '6rem',
        hidden: true,
      }),
    ),
    {
      id: 'refused',
      title: words => words.lists.table.brought.refused,
      cell: row => whole(row.counts?.rejectedTotal ?? 0),
      align: 'end',
      width: '7.5rem',
    },
  ],
}
