import type { PriceList } from '../../priceLists/contract.ts'
import { coded, day, text, whole } from '../cell.ts'
import { type Standing, standingCell } from './standing.ts'
import type { Table } from './table.ts'

export interface PriceListRow extends PriceList {
  readonly items: number
  readonly standing: Standing
}

export const priceLists: Table<PriceListRow> = {
  title: words => words.priceLists.lists,
  right: 'reference.view',
  sort: { id: 'from', descending: true },
  views: [{ id: 'prices-now', filter: { chosen: { standing: ['now'] } } }],
  key: row => String(row.id),
  columns: [
    { id: 'name', title: words => words.errors.field.name, cell: row => text(row.name), grow: true, fixed: true },
    { id: 'code', title: words => words.errors.field.code, cell: row => text(row.code), width: '6.75rem' },
    {
      id: 'class',
      title: words => words.errors.field.customerClass,
      cell: (row, words) =>
        row.customerClass === null
          ? coded(words.priceLists.everybody, 'everybody')
          : coded(words.customers.customerClass[row.customerClass], row.customerClass),
      filter: 'choice',
      width: '9rem',
    },
    {
      id: 'zone',
      title: words => words.errors.field.zone,
      cell: row => text(row.zone ?? ''),
      filter: 'choice',
      width: '6rem',
    },
    {
      id: 'currency',
      title: words => words.errors.field.currency,
      cell: row => text(row.currency),
      filter: 'choice',
      width: '5.75rem',
    },
    {
      id: 'from',
      title: words => words.errors.field.validFrom,
      cell: row => day(row.validFrom),
      filter: 'day',
      width: '7.25rem',
    },
    { id: 'to', title: words => words.errors.field.validTo, cell: row => day(row.validTo), width: '7.25rem' },
    {
      id: 'standing',
      title: words => words.lists.table.column.standing,
      cell: (row, words) => standingCell(row.standing, words),
      filter: 'choice',
      width: '8.25rem',
    },
    {
      id: 'taxIncluded',
      title: words => words.priceLists.taxIncluded,
      cell: (row, words) =>
        coded(row.taxIncluded ? words.frame.actions.yes : words.frame.actions.no, String(row.taxIncluded)),
      hidden: true,
      width: '10rem',
    },
    {
      id: 'items',
      title: words => words.priceLists.items,
      cell: row => whole(row.items),
      align: 'end',
      width: '5rem',
    },
  ],
}
