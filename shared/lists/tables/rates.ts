import type { Currency } from '../../kernel/money.ts'
import type { ExchangeRate } from '../../settings/contract.ts'
import { coded, day, empty, millionths, minor, text } from '../cell.ts'
import { type Standing, standingCell } from './standing.ts'
import type { Table } from './table.ts'

export interface RateRow extends ExchangeRate {
  readonly base: Currency
  /** What one unit of the company's own currency is worth in the foreign one, in millionths. */
  readonly inverseE6: number
  /** How far it is from the one before, in basis points; null for the first. */
  readonly changeBp: number | null
  readonly standing: Standing
}

export const rates: Table<RateRow> = {
  title: words => words.settings.sections.rates,
  right: 'reference.view',
  sort: { id: 'from', descending: true },
  views: [{ id: 'rates-now', filter: { chosen: { standing: ['now'] } } }],
  key: row => String(row.id),
  columns: [
    {
      id: 'currency',
      width: '10.75rem',
      title: words => words.errors.field.currency,
      cell: (row, words) => coded(words.kernel.currency[row.currency], row.currency),
      filter: 'choice',
      fixed: true,
      grow: true,
    },
    {
      id: 'rate',
      title: words => words.errors.field.rateE6,
      cell: row => millionths(row.rateE6),
      align: 'end',
      width: '7.75rem',
      fixed: true,
    },
    {
      id: 'inverse',
      title: words => words.settings.rates.inverseTitle,
      cell: row => millionths(row.inverseE6),
      align: 'end',
      width: '9.5rem',
    },
    {
      id: 'change',
      title: words => words.lists.table.column.changePercent,
      cell: row => (row.changeBp === null ? empty : minor(row.changeBp)),
      align: 'end',
      width: '7.75rem',
    },
    {
      id: 'from',
      title: words => words.errors.field.validFrom,
      cell: row => day(row.validFrom),
      filter: 'day',
      width: '7.25rem',
    },
    {
      id: 'standing',
      title: words => words.lists.table.column.standing,
      cell: (row, words) => standingCell(row.standing, words),
      filter: 'choice',
      width: '8.25rem',
    },
    {
      id: 'source',
      width: '6.5rem',
      title: words => words.errors.field.source,
      cell: row => text(row.source),
      filter: 'choice',
    },
    { id: 'base', with: 'rate', title: words => words.errors.field.baseCurrency, cell: row => text(row.base) },
  ],
}
