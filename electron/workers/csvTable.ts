import { createReadStream } from 'node:fs'
import { parse } from 'csv-parse'
import type { ImportTable } from '../../shared/import/table.ts'

/** What no honest table needs: beyond it a file is refused before it can fill the memory. */
export const csvLimits = { rows: 500_000, columns: 500, recordBytes: 1_000_000, fileBytes: 256_000_000 } as const

export class UnreadableTable extends Error {
  readonly row: number
  constructor(message: string, row: number) {
    super(message)
    this.row = row
  }
}

/** Reads one comma-separated UTF-8 file (with or without byte-order mark), every value as text. Throws UnreadableTable. */
export async function readCsvTable(path: string, file: string): Promise<ImportTable> {
  const parser = createReadStream(path, { end: csvLimits.fileBytes }).pipe(
    parse({ bom: true, skip_empty_lines: true, max_record_size: csvLimits.recordBytes, relax_column_count: false }),
  )
  let columns: readonly string[] | null = null
  const rows: Record<string, string>[] = []
  try {
    for await (const record of parser as AsyncIterable<string[]>) {
      if (columns === null) {
        if (record.length > csvLimits.columns) throw new UnreadableTable('too many columns', 0)
        columns = record.map(heading => heading.trim())
        continue
      }
      if (rows.length >= csvLimits.rows) throw new UnreadableTable('too many rows', rows.length + 1)
      rows.push(Object.fromEntries(columns.map((column, index) => [column, record[index] ?? ''])))
    }
  } catch (error) {
    if (error instanceof UnreadableTable) throw error
    throw new UnreadableTable(error instanceof Error ? error.message : 'unreadable', rows.length + 1)
  } finally {
    parser.destroy()
  }
  return { file, columns: columns ?? [], rows }
}
