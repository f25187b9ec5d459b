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
  /** Stands above the head, again on every page: of several tables on one paper. */
  readonly title?: string
  readonly columns: readonly GridColumn[]
  readonly rows: readonly (readonly TableCell[])[]
  /** Rows from this one on stand in a table of their own on a new page, under the same head. */
  readonly breakBefore?: number | null
}

/** Rows under a head that stands again on every page; a row stays whole, and nothing hangs over the edge of the paper. */
export function grid(sheet: Sheet, { title, columns, rows, breakBefore = null }: Grid): Content[] {
  const widths = columnWidths({ columns, rows, room: sheet.width, type: sheet.type })
  const part = (some: Grid['rows']): Content => table({ title, columns, rows: some, widths })
  if (breakBefore === null) return [part(rows)]
  return [part(rows.slice(0, breakBefore)), { stack: [part(rows.slice(breakBefore))], pageBreak: 'before' }]
}

interface Table extends Pick<Grid, 'columns' | 'rows'> {
  readonly title: string | undefined
  readonly widths: readonly number[]
}

function table({ title, columns, rows, widths }: Table): Content {
  const head = columns.map(
    (column): TableCell => ({
      text: column.title,
      style: 'head',
      alignment: column.align === 'end' ? 'right' : 'left',
      fillColor: ink.fill,
    }),
  )
  const over: TableCell[][] = title === undefined ? [] : [titleRow(title, columns.length)]
  return {
    table: {
      headerRows: over.length + 1,
      dontBreakRows: true,
      keepWithHeaderRows: 1,
      widths: [...widths],
      body: [...over, head, ...rows.map(row => [...row])],
    },
    layout: title === undefined ? hairlines : { ...hairlines, hLineWidth: row => (row < 2 ? 0 : 0.5) },
    margin: [0, title === undefined ? 0 : 9, 0, 0],
  }
}

const titleRow = (title: string, columns: number): TableCell[] => [
  { text: title, style: 'strong', colSpan: columns, marginLeft: -cellPadding },
  ...Array.from({ length: columns - 1 }, () => ''),
]

export const cell = (text: string, align: GridColumn['align'] = 'start'): TableCell => ({
  text,
  alignment: align === 'end' ? 'right' : 'left',
})

/** A hairline under every row, none between columns. */
const hairlines: CustomTableLayout = {
  hLineWidth: row => (row === 0 ? 0 : 0.5),
  vLineWidth: () => 0,
  hLineColor: () => ink.line,
  paddingTop: () => 2.5,
  paddingBottom: () => 2,
  paddingLeft: () => cellPadding,
  paddingRight: () => cellPadding,
}
