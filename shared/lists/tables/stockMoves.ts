import { quantityText } from '../../kernel/quantity.ts'
import type { Cause } from '../../stock/cause.ts'
import type { Place } from '../../stock/place.ts'
import { addedTo } from '../../stock/rules.ts'
import { coded, day, empty, instant, text, whole } from '../cell.ts'
import type { Table } from './table.ts'

/** One movement of one product; quantities in base units. */
export interface StockMoveRow {
  readonly id: number
  readonly depotId: number
  readonly depotName: string
  readonly cause: Cause
  readonly from: Place
  readonly to: Place
  readonly quantity: number
  readonly caseUnits: number
  readonly movedDay: string
  readonly document: string
  readonly note: string
  readonly personId: number
  readonly personName: string
  readonly takenBack: { readonly at: number; readonly note: string } | null
}

/** Everything that moved of a product, the newest first. */
export const stockMoves: Table<StockMoveRow> = {
  title: words => words.stock.moves,
  right: 'stock.view',
  sort: { id: 'day', descending: true },
  views: [],
  key: row => String(row.id),
  columns: [
    {
      id: 'day',
      title: words => words.stock.column.day,
      cell: row => day(row.movedDay),
      filter: 'day',
      width: '7.5rem',
      fixed: true,
    },
    {
      id: 'cause',
      title: words => words.stock.column.cause,
      cell: (row, words) => coded(words.stock.cause[row.cause], row.cause),
      filter: 'choice',
      grow: true,
      unsorted: true,
      fixed: true,
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
      id: 'change',
      title: words => words.stock.column.change,
      cell: row => whole(row.takenBack ? 0 : addedTo('depot', row)),
      align: 'end',
      width: '7.5rem',
      unsorted: true,
    },
    {
      id: 'depot',
      title: words => words.stock.column.depot,
      cell: row => coded(row.depotName, String(row.depotId)),
      filter: 'choice',
      width: '9rem',
      unsorted: true,
      hidden: true,
    },
    {
      id: 'who',
      title: words => words.stock.column.who,
      cell: row => coded(row.personName, String(row.personId)),
      filter: 'choice',
      width: '10rem',
      unsorted: true,
    },
    {
      id: 'document',
      title: words => words.stock.column.document,
      cell: row => text(row.document),
      width: '9rem',
      unsorted: true,
    },
    {
      id: 'takenBack',
      title: words => words.stock.column.takenBack,
      cell: row => (row.takenBack === null ? empty : instant(row.takenBack.at)),
      width: '9rem',
      unsorted: true,
    },
    {
      id: 'note',
      title: words => words.stock.column.note,
      cell: row => text([row.note, row.takenBack?.note ?? ''].filter(Boolean).join(' · ')),
      width: '12rem',
      unsorted: true,
      hidden: true,
    },
  ],
}
