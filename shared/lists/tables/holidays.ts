import type { Holiday } from '../../calendars/calendar.ts'
import { coded, day, text, tinted } from '../cell.ts'
import { inThreeLanguages } from './sharedColumns.ts'
import type { Table } from './table.ts'

/** The holidays of one calendar, of every year. */
export const holidays: Table<Holiday> = {
  title: words => words.lists.table.holidays,
  right: 'reference.view',
  sort: { id: 'day', descending: false },
  usual: { from: { day: '+0' } },
  views: [],
  key: row => String(row.n),
  columns: [
    {
      id: 'day',
      title: words => words.errors.field.day,
      cell: row => day(row.day),
      filter: 'day',
      width: '9.5rem',
      fixed: true,
    },
    ...inThreeLanguages<Holiday>('names', row => row.names),
    {
      id: 'year',
      title: words => words.lists.table.column.year,
      cell: row => text(row.day.slice(0, 4)),
      filter: 'choice',
      hidden: true,
      width: '5rem',
    },
    {
      id: 'closed',
      title: words => words.lists.table.column.work,
      cell: (row, words) => {
        if (row.closed) return tinted(words.calendars.closedText, 'closed', 'warn')
        if (row.cutoffMinute === null) return coded(words.calendars.openAsUsual, 'open')
        const time = `${String(Math.floor(row.cutoffMinute / 60)).padStart(2, '0')}:${String(row.cutoffMinute % 60).padStart(2, '0')}`
        return text(words.calendars.openUntil.replace('{{time}}', time))
      },
      filter: 'choice',
      width: '12rem',
    },
    {
      id: 'recurrence',
      title: words => words.errors.field.recurrence,
      cell: (row, words) => coded(words.calendars.recurrence[row.recurrence], row.recurrence),
      filter: 'choice',
    },
  ],
}
