import type { Language } from '../../kernel/locale.ts'
import { quantityText } from '../../kernel/quantity.ts'
import { type Expected, type ExpectedState, leftOf } from '../../stock/expected.ts'
import { coded, day, text, tinted } from '../cell.ts'
import { inThreeLanguages } from './sharedColumns.ts'
import type { Table } from './table.ts'

export interface ExpectedRow extends Expected {
  readonly depotName: string
  readonly sku: string
  readonly names: Readonly<Record<Language, string>>
  readonly caseUnits: number
  readonly state: ExpectedState
}

const tones = { more: 'warn', received: 'good', ended: 'quiet', late: 'bad', due: 'know' } as const

/** What is to come to each depot, and what came of it. */
export const stockExpected: Table<ExpectedRow> = {
  title: words => words.stock.expected.title,
  right: 'stock.view',
  sort: { id: 'day', descending: false },
  views: [
    { id: 'expected-coming', filter: { chosen: { state: ['late', 'due'] } } },
    { id: 'expected-explain', filter: { chosen: { state: ['late', 'more', 'ended'] } } },
  ],
  key: row => `${row.id}-${row.depotId}-${row.productId}`,
  columns: [
    {
      id: 'day',
      title: words => words.stock.column.day,
      cell: row => day(row.expectedDay),
      filter: 'day',
      width: '7.5rem',
      fixed: true,
    },
    { id: 'sku', title: words => words.errors.field.sku, cell: row => text(row.sku), width: '7.25rem', fixed: true },
    ...inThreeLanguages<ExpectedRow>('names', row => row.names),
    {
      id: 'depot',
      title: words => words.stock.column.depot,
      cell: row => coded(row.depotName, String(row.depotId)),
      filter: 'choice',
      width: '9rem',
      hidden: true,
    },
    {
      id: 'quantity',
      title: words => words.stock.column.quantity,
      cell: row => text(quantityText(row.quantity, row.caseUnits)),
      align: 'end',
      width: '7rem',
      unsorted: true,
    },
    {
      id: 'received',
      title: words => words.stock.expected.received,
      cell: row => text(row.received > 0 ? quantityText(row.received, row.caseUnits) : ''),
      align: 'end',
      width: '7rem',
      unsorted: true,
    },
    {
      id: 'left',
      title: words => words.stock.expected.left,
      cell: row => text(leftOf(row) > 0 ? quantityText(leftOf(row), row.caseUnits) : ''),
      align: 'end',
      width: '8rem',
      unsorted: true,
    },
    {
      id: 'supplier',
      title: words => words.errors.field.supplier,
      cell: row => text(row.supplier),
      filter: 'choice',
      width: '11rem',
    },
    {
      id: 'document',
      title: words => words.stock.column.document,
      cell: row => text(row.document),
      width: '8rem',
      hidden: true,
    },
    {
      id: 'note',
      title: words => words.stock.column.note,
      cell: row => text(row.note),
      width: '12rem',
      hidden: true,
    },
    {
      id: 'state',
      title: words => words.stock.column.state,
      cell: ({ state }, words) => tinted(words.stock.expected.state[state], state, tones[state]),
      filter: 'choice',
      width: '11rem',
    },
  ],
}
