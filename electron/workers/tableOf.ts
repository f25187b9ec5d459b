import { uniqueHeadings } from '../../shared/import/headings.ts'
import type { ImportTable } from '../../shared/import/table.ts'
import { tableLimits, UnreadableTable } from './unreadable.ts'

/**
 * Records as a table: the one at `headingRow` names the columns (-1: none does), those above it are left aside. Rows that are empty at the end
 * are no rows. Counts the rows that are longer or shorter than the heading.
 */
export function tableOf(
  name: Pick<ImportTable, 'file' | 'sheet'>,
  records: readonly (readonly string[])[],
  headingRow: number,
): { table: ImportTable; ragged: number } {
  const heading = headingAt(records, headingRow)
  const rows = records.slice(heading.next)
  while (rows.at(-1)?.every(cell => cell.trim() === '')) rows.pop()
  let widest = heading.cells.length
  let ragged = 0
  for (const cells of rows) {
    if (cells.length > 0 && cells.length !== heading.cells.length) ragged += 1
    if (cells.length > widest) widest = cells.length
  }
  if (widest > tableLimits.columns) throw new UnreadableTable('too-many-columns')
  if (widest === 0) throw new UnreadableTable('empty-file')
  return {
    table: { ...name, columns: uniqueHeadings(heading.cells, widest), rows },
    ragged: headingRow < 0 ? 0 : ragged,
  }
}

/** Empty lines above the heading do not count, as a person counts lines with something on them. */
function headingAt(
  records: readonly (readonly string[])[],
  headingRow: number,
): { cells: readonly string[]; next: number } {
  if (headingRow < 0) return { cells: [], next: 0 }
  let filled = -1
  const at = records.findIndex(cells => {
    if (cells.length > 0) filled += 1
    return filled === headingRow
  })
  return at < 0 ? { cells: [], next: records.length } : { cells: records[at] ?? [], next: at + 1 }
}
