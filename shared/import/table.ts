import type { ImportProblem, Origin, Rejected } from './record.ts'

/** A table as it was read: one record a row, by column heading, every value as text. */
export interface ImportTable {
  file: string
  columns: readonly string[]
  rows: readonly Readonly<Record<string, string>>[]
}

export interface ImportRow extends Origin {
  /** The trimmed text of a column; empty where the table has none. */
  text(column: string): string
}

export const rowsOf = (table: ImportTable): readonly ImportRow[] =>
  table.rows.map((values, index) => ({
    file: table.file,
    row: index + 1,
    text: column => (values[column] ?? '').trim(),
  }))

export const rejectedAt = (row: Origin, field: string, problem: ImportProblem): Rejected => ({
  file: row.file,
  row: row.row,
  field,
  problem,
})

/** What a reader found: a value, or the problem that keeps its row out. */
export type Reading<T> = { value: T } | { field: string; problem: ImportProblem }

export const isRead = <T>(reading: Reading<T>): reading is { value: T } => 'value' in reading
