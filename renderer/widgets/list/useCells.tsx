import { type ReactNode, useMemo } from 'react'
import type { Column } from './column.ts'

/** As many rows as a few screens show. */
const mostKept = 400

/** The cells of a row, the same ones as long as row and columns are the same. */
export function useCells<Row, Sort extends string>(
  columns: readonly Column<Row, Sort>[],
): { cellsOf: (row: Row) => ReactNode; waiting: ReactNode } {
  return useMemo(() => {
    const kept = new Map<Row, ReactNode>()
    const draw = (text: (column: Column<Row, Sort>) => ReactNode): ReactNode =>
      columns.map(column => (
        <td key={column.id} data-align={column.align}>
          {text(column)}
        </td>
      ))
    return {
      waiting: draw(() => '…'),
      cellsOf: row => {
        const known = kept.get(row)
        if (known !== undefined) return known
        if (kept.size >= mostKept) kept.clear()
        const drawn = draw(column => column.cell(row))
        kept.set(row, drawn)
        return drawn
      },
    }
  }, [columns])
}
