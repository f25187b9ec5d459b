import type { Series } from '../../lanes/contract.ts'
import { isNumberType, type NumberType } from '../../sync/numbered.ts'
import { coded, text, tinted, whole } from '../cell.ts'
import type { Table } from './table.ts'

/** The numbers that documents were given, lane by lane and year by year. */
export const series: Table<Series> = {
  title: words => words.lanes.series,
  right: 'reference.view',
  sort: { id: 'year', descending: true },
  views: [{ id: 'series-gaps', filter: { chosen: { gaps: ['absent'] } } }],
  key: row => `${row.type} ${row.lane} ${row.fiscalYear}`,
  columns: [
    {
      id: 'document',
      title: words => words.lanes.document,
      cell: ({ type }, words) => {
        const kinds: Readonly<Record<NumberType, string>> = words.lanes.kind
        return coded(isNumberType(type) ? kinds[type] : type, type)
      },
      filter: 'choice',
      width: '6.75rem',
      fixed: true,
    },
    {
      id: 'lane',
      title: words => words.lanes.lane,
      cell: row => text(row.lane),
      filter: 'choice',
      width: '5rem',
      fixed: true,
    },
    {
      id: 'year',
      title: words => words.lanes.year,
      cell: row => text(String(row.fiscalYear)),
      filter: 'choice',
      width: '6.75rem',
    },
    {
      id: 'computer',
      title: words => words.lanes.computer,
      cell: (row, words) => text(row.computer || words.lanes.unknownComputer),
      filter: 'choice',
      grow: true,
    },
    { id: 'first', title: words => words.lanes.first, cell: row => text(row.first), hidden: true, width: '11rem' },
    { id: 'last', title: words => words.lanes.last, cell: row => text(row.last), width: '11.5rem' },
    { id: 'count', title: words => words.lanes.count, cell: row => whole(row.count), align: 'end', width: '6.25rem' },
    { id: 'voids', title: words => words.lanes.voids, cell: row => whole(row.voids), align: 'end', width: '4.25rem' },
    {
      id: 'absent',
      title: words => words.lists.table.column.absent,
      cell: row => whole(row.absent),
      align: 'end',
      width: '7rem',
      hidden: true,
    },
    {
      id: 'gaps',
      title: words => words.lanes.gaps,
      cell: (row, words) =>
        row.absent === 0
          ? tinted(words.lanes.whole, 'whole', 'good')
          : tinted(words.lists.table.gaps, 'absent', row.here ? 'bad' : 'warn'),
      filter: 'choice',
      width: '7.25rem',
    },
  ],
}
