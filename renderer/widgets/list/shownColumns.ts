import type { Column } from './column.ts'

/** The columns that are shown, in the order chosen; fixed ones always, in front where nobody placed them. */
export function shownColumns<Row, Sort extends string>(
  columns: readonly Column<Row, Sort>[],
  chosen: readonly string[] | null,
  widths: Readonly<Record<string, number>>,
): readonly Column<Row, Sort>[] {
  const usual = columns.filter(column => !column.hidden).map(column => column.id)
  const ids = chosen ?? usual
  const missing = columns.filter(column => column.fixed && !ids.includes(column.id))
  const placed = ids.flatMap(id => columns.find(column => column.id === id) ?? [])
  return [...missing, ...placed].map(column => {
    const width = widths[column.id]
    return width === undefined ? column : { ...column, width: `${width}rem` as const }
  })
}

const usualWidth = 10

/** In rem. */
export const widthOf = (column: { readonly width?: string }): number =>
  Number.parseFloat(column.width ?? '') || usualWidth
