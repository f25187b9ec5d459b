import type { Depot } from '../../settings/contract.ts'
import { coded, text } from '../cell.ts'
import { inUse } from './sharedColumns.ts'
import type { Table } from './table.ts'

export interface DepotRow extends Depot {
  /** Empty where it has none of its own. */
  readonly calendar: string
}

export const depots: Table<DepotRow> = {
  title: words => words.settings.sections.depots,
  right: 'reference.view',
  sort: { id: 'code', descending: false },
  views: [],
  key: row => String(row.id),
  columns: [
    { id: 'code', title: words => words.errors.field.code, cell: row => text(row.code), width: '5.25rem', fixed: true },
    { id: 'name', title: words => words.errors.field.name, cell: row => text(row.name), grow: true, fixed: true },
    {
      id: 'cutoff',
      title: words => words.errors.field.cutoffMinute,
      cell: ({ cutoffMinute }) =>
        text(`${String(Math.floor(cutoffMinute / 60)).padStart(2, '0')}:${String(cutoffMinute % 60).padStart(2, '0')}`),
      width: '6.5rem',
    },
    {
      id: 'calendar',
      width: '8rem',
      title: words => words.errors.field.calendarId,
      cell: (row, words) => text(row.calendar || words.settings.depots.calendarNone),
      filter: 'choice',
    },
    {
      id: 'zone',
      width: '11.5rem',
      title: words => words.errors.field.timeZone,
      cell: row => coded(row.timeZone.replaceAll('_', ' '), row.timeZone),
      filter: 'choice',
    },
    { id: 'phone', title: words => words.errors.field.phone, cell: row => text(row.phone), width: '9rem' },
    {
      id: 'language',
      hidden: true,
      title: words => words.errors.field.language,
      cell: (row, words) => coded(words.kernel.language[row.language], row.language),
      filter: 'choice',
      width: '7rem',
    },
    { id: 'address', title: words => words.errors.field.address, cell: row => text(row.address), hidden: true },
    inUse(),
  ],
}
