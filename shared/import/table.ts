import type { ImportProblem, Origin, Rejected } from './record.ts'

/**
 * A table as it was read, every value as text. A row's number is its place in `rows` counted from 1, always: an empty row is an empty
 * list, skipped but never taken away. A row may be shorter than the heading; what is missing is empty.
 */
export interface ImportTable {
  readonly file: string
  /** The sheet of a spreadsheet; empty where the file is one table. */
  readonly sheet: string
  /** Headings, unique and never empty. */
  readonly columns: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

export interface ImportRow extends Origin {
  /** The trimmed text of a column; empty where the table has none. */
  text(column: string): string
}

/** How a table is called where a sentence names it: `stock.xlsx › Sheet 2`. */
export const tableTitle = ({ file, sheet }: Pick<ImportTable, 'file' | 'sheet'>): string =>
  sheet === '' ? file : `${file} › ${sheet}`

/** Where each heading stands. */
export const columnIndex = (table: ImportTable): ReadonlyMap<string, number> =>
  new Map(table.columns.map((column, index) => [column, index]))

/** Every row that is not empty. */
export function rowsOf(table: ImportTable): readonly ImportRow[] {
  const index = columnIndex(table)
  const file = tableTitle(table)
  return table.rows.flatMap((cells, at) => {
    if (cells.length === 0) return []
    return [{ file, row: at + 1, text: (column: string) => (cells[index.get(column) ?? -1] ?? '').trim() }]
  })
}

export const rejectedAt = (row: Origin, field: string, problem: ImportProblem): Rejected => ({
  file: row.file,
  row: row.row,
  field,
  problem,
})

/** What a reader found: a value, or the problem that keeps its row out. */
export type Reading<T> = { value: T } | { field: string; problem: ImportProblem }

export const isRead = <T>(reading: Reading<T>): reading is { value: T } => 'value' in reading
