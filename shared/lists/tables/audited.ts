import type { Instant } from '../../kernel/instant.ts'
import { actText } from '../../timeline/actText.ts'
import type { Words } from '../../words/en.ts'
import { coded, instant, text } from '../cell.ts'
import type { Table } from './table.ts'

/** One act: who did what to which record, when, on which computer. */
export interface AuditRow {
  readonly id: number
  readonly at: Instant
  /** The act as the words' catalogue names it: `orders.confirm`. */
  readonly kind: string
  /** Zero where nobody did it. */
  readonly personId: number
  /** Empty where the person is not known here. */
  readonly person: string
  readonly computer: string
  readonly table: string
  readonly rowId: number
  /** What people call the record, in the reader's language; empty where it is not here any more. */
  readonly subject: string
  readonly note: string
}

/** Everything that was done: who, when, on which computer, to which record. */
export const audited: Table<AuditRow> = {
  title: words => words.audit.list,
  right: 'settings.edit',
  sort: { id: 'at', descending: true },
  views: [{ id: 'audit-today', filter: { from: { at: '+0' } } }],
  key: row => String(row.id),
  opens: row => ({ table: row.table, id: row.rowId }),
  columns: [
    {
      id: 'at',
      title: words => words.audit.when,
      cell: row => instant(row.at),
      filter: 'day',
      width: '9rem',
      fixed: true,
    },
    {
      id: 'who',
      title: words => words.audit.who,
      cell: (row, words) => coded(row.person || words.timeline.somebody, String(row.personId)),
      filter: 'choice',
      width: '9.25rem',
      fixed: true,
      unsorted: true,
    },
    {
      id: 'what',
      width: '11.25rem',
      title: words => words.audit.what,
      cell: (row, words) => coded(actText(row.kind, words), row.kind),
      unsorted: true,
    },
    {
      id: 'kind',
      title: words => words.audit.kind,
      cell: (row, words) => coded(tableText(row.table, words), row.table),
      filter: 'choice',
      hidden: true,
      width: '9rem',
      unsorted: true,
    },
    {
      id: 'record',
      title: words => words.audit.record,
      cell: (row, words) => text(row.subject || words.audit.gone),
      unsorted: true,
    },
    {
      id: 'computer',
      title: words => words.audit.computer,
      cell: row => text(row.computer),
      width: '7.5rem',
      unsorted: true,
    },
    { id: 'note', title: words => words.audit.note, cell: row => text(row.note), hidden: true, unsorted: true },
  ],
}

/** What a table holds, for a person. */
export function tableText(table: string, words: Words): string {
  const tables: Readonly<Record<string, string>> = words.audit.table
  return tables[table] ?? words.audit.table.other
}
