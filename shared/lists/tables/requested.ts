import type { Request } from '../../requests/contract.ts'
import { type RequestStatus, statusTone } from '../../requests/status.ts'
import { coded, empty, instant, text, tinted } from '../cell.ts'
import { tableText } from './audited.ts'
import type { Table } from './table.ts'

/** What a list says of a request; what is asked for, field by field, stands on its card. */
export type RequestRow = Pick<
  Request,
  | 'id'
  | 'table'
  | 'creates'
  | 'removes'
  | 'subject'
  | 'note'
  | 'status'
  | 'askedBy'
  | 'askedById'
  | 'askedAt'
  | 'answeredBy'
  | 'answeredAt'
  | 'answer'
> & {
  readonly depot: string
  /** What it was asked together with: those of one import. Empty where it was asked alone. */
  readonly together: string
}

const open: readonly RequestStatus[] = ['open']

/** What depots ask head office to change, and what came of it. */
export const requested: Table<RequestRow> = {
  title: words => words.frame.screens.requests,
  right: 'reference.view',
  sort: { id: 'asked', descending: false },
  usual: { chosen: { status: [...open] } },
  views: [{ id: 'requests-answered', filter: { chosen: { status: ['accepted', 'refused', 'withdrawn'] } } }],
  key: row => String(row.id),
  columns: [
    {
      id: 'kind',
      title: words => words.lists.table.column.ask,
      cell: (row, words) => {
        const kind = row.creates ? 'new' : row.removes ? 'remove' : 'change'
        return tinted(words.requests.kind[kind], kind, 'know')
      },
      filter: 'choice',
      width: '7rem',
      unsorted: true,
    },
    {
      id: 'table',
      title: words => words.audit.kind,
      cell: (row, words) => coded(tableText(row.table, words), row.table),
      filter: 'choice',
      hidden: true,
      width: '8rem',
    },
    {
      id: 'subject',
      title: words => words.audit.record,
      cell: row => text(row.subject),
      grow: true,
      width: '9.5rem',
      fixed: true,
      unsorted: true,
    },
    {
      id: 'person',
      title: words => words.lists.table.column.askedBy,
      cell: (row, words) => coded(row.askedBy || words.timeline.somebody, String(row.askedById)),
      filter: 'choice',
      width: '9.75rem',
    },
    {
      id: 'depot',
      title: words => words.errors.field.depotId,
      cell: row => text(row.depot),
      filter: 'choice',
      hidden: true,
      width: '8rem',
    },
    {
      id: 'asked',
      title: words => words.lists.table.column.asked,
      cell: row => instant(row.askedAt),
      filter: 'day',
      width: '9.5rem',
    },
    {
      id: 'together',
      title: words => words.lists.table.column.together,
      cell: row => (row.together === '' ? empty : coded(row.note, row.together)),
      filter: 'choice',
      hidden: true,
      width: '9rem',
      unsorted: true,
    },
    { id: 'note', title: words => words.errors.field.note, cell: row => text(row.note), hidden: true, unsorted: true },
    {
      id: 'status',
      title: words => words.errors.field.status,
      cell: (row, words) => tinted(words.requests.status[row.status], row.status, statusTone[row.status]),
      filter: 'choice',
      width: '9rem',
    },
    {
      id: 'answered',
      title: words => words.lists.table.column.answered,
      cell: row => instant(row.answeredAt),
      filter: 'day',
      hidden: true,
      width: '8.5rem',
    },
    {
      id: 'answeredBy',
      title: words => words.lists.table.column.answeredBy,
      cell: row => text(row.answeredBy ?? ''),
      hidden: true,
      width: '9rem',
      unsorted: true,
    },
    {
      id: 'answer',
      title: words => words.errors.field.answer,
      cell: row => text(row.answer),
      hidden: true,
      unsorted: true,
    },
  ],
}
