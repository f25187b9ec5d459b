import type { Content, CustomTableLayout, TableCell } from 'pdfmake/interfaces'
import { cellPadding, columnWidths } from './columnWidths.ts'
import { ink, type Sheet } from './sheet.ts'

/** A column of a table on paper. `grow` takes what room is left. */
export interface GridColumn {
  readonly title: string
  readonly align?: 'start' | 'end'
  readonly grow?: boolean
}

export interface Grid {
  readonly columns: readonly GridColumn[]
  readonly rows: readonly (readonly TableCell[])[]
  /** Rows from this one on stand in a table of their own on a new page, under the same head. */
  readonly breakBefore?: number | null
}

/** Rows under a head that stands again on every page; a row stays whole, and nothing hangs over the edge of the paper. */
export function grid(sheet: Sheet, { columns, rows, breakBefore = null }: Grid): Content[] {
  const widths = columnWidths({ columns, rows, room: sheet.width, type: sheet.type })
  if (breakBefore === null) return [table(columns, rows, widths)]
  return [
    table(columns, rows.slice(0, breakBefore), widths),
    { stack: [table(columns, rows.slice(breakBefore), widths)], pageBreak: 'before' },
  ]
}

function table(columns: Grid['columns'], rows: Grid['rows'], widths: readonly number[]): Content {
  const head = columns.map(
    (column): TableCell => ({
      text: column.title,
      style: 'head',
      alignment: column.align === 'end' ? 'right' : 'left',
      fillColor: ink.fill,
    }),
  )
  return {
    table: {
      headerRows: 1,
      dontBreakRows: true,
      keepWithHeaderRows: 1,
      widths: [...widths],
      body: [head, ...rows.map(row => [...row])],
    },
    layout: hairlines,
  }
}

export const cell = (text: string, align: GridColumn['align'] = 'start'): TableCell => ({
  text,
  alignment: align === 'end' ? 'right' : 'left',
})

/** A hairline under every row, none between columns. */
export const hairlines: CustomTableLayout = {
  hLineWidth: row => (row === 0 ? 0 : 0.5),
  vLineWidth: () => 0,
  hLineColor: () => ink.line,
  paddingTop: () => 2.5,
  paddingBottom: () => 2,
  paddingLeft: () => cellPadding,
  paddingRight: () => cellPadding,
}
