import type { Content, CustomTableLayout, TableCell } from 'pdfmake/interfaces'
import { ink } from './sheet.ts'

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

/** Rows under a head that stands again on every page; a row stays whole. */
export function grid({ columns, rows, breakBefore = null }: Grid): Content[] {
  if (breakBefore !== null)
    return [
      ...grid({ columns, rows: rows.slice(0, breakBefore) }),
      { stack: grid({ columns, rows: rows.slice(breakBefore) }), pageBreak: 'before' },
    ]
  const head = columns.map(
    (column): TableCell => ({
      text: column.title,
      style: 'head',
      alignment: column.align === 'end' ? 'right' : 'left',
      fillColor: ink.fill,
    }),
  )
  return [
    {
      table: {
        headerRows: 1,
        dontBreakRows: true,
        keepWithHeaderRows: 1,
        widths: columns.map(column => (column.grow ? '*' : 'auto')),
        body: [head, ...rows.map(row => [...row])],
      },
      layout: hairlines,
    },
  ]
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
  paddingLeft: () => 4,
  paddingRight: () => 4,
}
