import type { Content, TableCell } from 'pdfmake/interfaces'
import { cellPadding } from './columnWidths.ts'
import { type GridColumn, grid } from './grid.ts'
import type { Layout } from './layout.ts'
import { closingId, type Mark, markId } from './running.ts'
import { counted, said } from './say.ts'
import type { Sheet } from './sheet.ts'
import { measured } from './textWidth.ts'
import { titleBlock } from './title.ts'

/** Any list on paper: texts that are written in the paper's language already. */
export interface TablePaper {
  readonly title: string
  /** Lines under the title: the filter, the depot, the day. */
  readonly under: readonly string[]
  readonly columns: readonly GridColumn[]
  readonly rows: readonly (readonly string[])[]
  /** Rows that sum up, in bold; they stay with the rows above them. */
  readonly totals?: readonly (readonly string[])[]
}

export function tableLayout(sheet: Sheet, table: TablePaper, breakBefore: number | null = null): Layout {
  const { table: words } = sheet.words.paper
  const count = counted({ one: words.rows_one, other: words.rows_other }, table.rows.length, sheet.language)
  const marks: Mark[] = []
  const rows = table.rows.map((row, index): TableCell[] => cells(sheet, table, row, { mark: { index, into: marks } }))
  const totals = (table.totals ?? []).map(row => cells(sheet, table, row, { bold: true }))
  const closing: Content = { text: count, style: 'quiet', margin: [0, 6, 0, 0], id: closingId }
  const body: Content[] =
    rows.length === 0
      ? [{ text: words.empty, style: 'quiet' }]
      : grid(sheet, { columns: columns(sheet, table), rows: [...rows, ...totals], breakBefore })
  return {
    content: [titleBlock(sheet, { title: table.title, number: null, under: table.under }), ...body, closing],
    again: table.title,
    foot: sheet.letterhead.name,
    rows: marks,
    sum: null,
    closing,
  }
}

/** Whether the columns ask for more than an upright page has, half as much again: then it is laid on its side. */
export function asksForWidth(sheet: Sheet, { columns: all, rows }: TablePaper): boolean {
  if (sheet.size === 'receipt') return false
  const asked = all.map(({ title }, at) => Math.max(...[title, ...rows.map(row => row[at] ?? '')].map(wholeOf)))
  const ems = asked.reduce((sum, one) => sum + Math.min(one, 24), 0)
  return ems * sheet.type + all.length * 2 * cellPadding > sheet.width * 1.4
}

const wholeOf = (text: string): number => measured(text).whole

/** On a roll everything of a row stands in one column, each value under the other with its name. */
const columns = (sheet: Sheet, table: TablePaper): readonly GridColumn[] =>
  sheet.size === 'receipt' ? [{ title: table.columns[0]?.title ?? '', grow: true }] : fitted(sheet, table.columns)

const fitted = (_sheet: Sheet, all: readonly GridColumn[]): readonly GridColumn[] =>
  all.some(column => column.grow) ? all : all.map((column, at) => (at === 0 ? { ...column, grow: true } : column))

interface Look {
  readonly bold?: boolean
  /** Where the row's own text is noted, by which it is found again on its page. */
  readonly mark?: { readonly index: number; readonly into: Mark[] }
}

function cells(sheet: Sheet, table: TablePaper, row: readonly string[], { bold = false, mark }: Look): TableCell[] {
  const marked = row.findIndex(text => text !== '')
  const text = (said: string, at: number) => {
    if (at !== marked || !mark) return { text: said, bold }
    const node = { text: said, bold, id: markId(mark.index) }
    mark.into.push({ node, sum: 0 })
    return node
  }
  if (sheet.size !== 'receipt')
    return table.columns.map((column, at) =>
      Object.assign(text(row[at] ?? '', at), {
        alignment: column.align === 'end' ? ('right' as const) : ('left' as const),
      }),
    )
  const named = row.slice(1).flatMap((value, at) => {
    const title = table.columns[at + 1]?.title ?? ''
    return value === ''
      ? []
      : [Object.assign(text(title === '' ? value : said(sheet, title, value), at + 1), { style: 'quiet' })]
  })
  return [{ stack: [Object.assign(text(row[0] ?? '', 0), { bold: true }), ...named] }]
}
