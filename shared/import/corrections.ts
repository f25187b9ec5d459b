import type { ImportTable } from './table.ts'

/** A place in a table. Rows count from 1. */
export interface TablePlace {
  readonly file: string
  readonly sheet: string
  readonly row: number
}

/** What stands in a place instead of what the file says. */
export interface TableCorrection extends TablePlace {
  readonly column: string
  readonly text: string
}

const left: readonly string[] = []

/** The table with what somebody corrected, and without the rows that somebody leaves out; every other row keeps its number. */
export function withCorrections(
  table: ImportTable,
  corrections: readonly TableCorrection[],
  leftOut: readonly TablePlace[],
): ImportTable {
  const here = ({ file, sheet }: TablePlace): boolean => file === table.file && sheet === table.sheet
  const own = corrections.filter(here)
  const out = leftOut.filter(here)
  if (own.length === 0 && out.length === 0) return table
  const rows: (readonly string[])[] = [...table.rows]
  for (const { row, column, text } of own) {
    const at = table.columns.indexOf(column)
    const cells = rows[row - 1]
    if (at < 0 || !cells) continue
    const changed = Array.from({ length: Math.max(cells.length, at + 1) }, (_, index) => cells[index] ?? '')
    changed[at] = text
    rows[row - 1] = changed
  }
  for (const { row } of out) if (rows[row - 1]) rows[row - 1] = left
  return { ...table, rows }
}
