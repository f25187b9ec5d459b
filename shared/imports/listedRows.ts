import { type CheckedTable, problemIn } from '../import/checked.ts'
import type { RowFilter } from './check.ts'

/** The numbers of the rows that a filter lists, in their order. Empty rows are in none. */
export function listedRows(
  { table, problems, known }: CheckedTable,
  out: ReadonlySet<number>,
  filter: RowFilter,
): readonly number[] {
  switch (filter) {
    case 'all':
      return table.rows.flatMap((cells, index) => (cells.length > 0 || out.has(index + 1) ? [index + 1] : []))
    case 'problems':
      return [...problems.keys()].toSorted((a, b) => a - b)
    case 'known':
      return [...known].toSorted((a, b) => a - b)
    case 'out':
      return [...out].toSorted((a, b) => a - b)
  }
}

/**
 * The next place to mend behind a place, column by column and row by row, round to the beginning; `index` counts the listed rows from 0. A problem
 * that stands in no column is at the row's first. Null where there is none.
 */
export function placesToMend(
  { problems, columns }: CheckedTable,
  listed: readonly number[],
  from: { row: number; column: number },
): { index: number; column: number } | null {
  const places = listed.flatMap((row, index) => {
    const found = problems.get(row)
    if (!found) return []
    const marked = columns.flatMap((column, at) => (problemIn(found, column) ? [at] : []))
    return (marked.length > 0 ? marked : [0]).map(column => ({ row, index, column }))
  })
  const next =
    places.find(({ row, column }) => row > from.row || (row === from.row && column > from.column)) ?? places[0]
  return next ? { index: next.index, column: next.column } : null
}
