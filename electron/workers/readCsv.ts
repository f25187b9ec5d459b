import { parse } from 'csv-parse'
import { type Dialect, type DialectOverride, sniffDialect, splitRecords } from '../../shared/import/dialect.ts'
import { headingRowOf } from '../../shared/import/headings.ts'
import type { ImportTable } from '../../shared/import/table.ts'
import { encodingOf, textOf } from './encoding.ts'
import { tableOf } from './tableOf.ts'
import { tableLimits, UnreadableTable } from './unreadable.ts'

export interface CsvTable {
  readonly dialect: Dialect
  readonly table: ImportTable
  /** How many rows have more or fewer values than the heading. */
  readonly ragged: number
}

/** Enough to see how a file is written. */
const sniffedLetters = 100_000

/** Reads one text file as a table, every value as text; what `override` does not say is found by looking. Throws UnreadableTable. */
export async function readCsv(path: string, file: string, override: DialectOverride = {}): Promise<CsvTable> {
  const encoding = override.encoding ?? (await encodingOf(path))
  const beginning = await beginningOf(path, encoding)
  const sniffed = { ...sniffDialect(beginning), ...without(override) }
  const dialect: Dialect = {
    encoding,
    ...sniffed,
    headingRow: override.headingRow ?? headingRowOf(splitRecords(beginning, sniffed)),
  }
  const records = await recordsOf(path, dialect)
  return { dialect, ...tableOf({ file, sheet: '' }, records, dialect.headingRow) }
}

const without = ({
  delimiter,
  quote,
  escaping,
}: DialectOverride): Partial<Pick<Dialect, 'delimiter' | 'quote' | 'escaping'>> => ({
  ...(delimiter === undefined ? {} : { delimiter }),
  ...(quote === undefined ? {} : { quote }),
  ...(escaping === undefined ? (quote === undefined ? {} : { escaping: quote }) : { escaping }),
})

async function beginningOf(path: string, encoding: Dialect['encoding']): Promise<string> {
  let text = ''
  for await (const piece of textOf(path, encoding)) {
    text += piece
    if (text.length >= sniffedLetters) break
  }
  const begun = text.slice(0, sniffedLetters)
  if (begun.includes('\u0000')) throw new UnreadableTable('not-a-table')
  if (text.length <= sniffedLetters) return begun
  return begun.slice(0, Math.max(begun.lastIndexOf('\n'), begun.lastIndexOf('\r')) + 1) || begun
}

async function recordsOf(path: string, { encoding, delimiter, quote, escaping }: Dialect): Promise<string[][]> {
  const parser = parse({
    delimiter,
    quote,
    escape: escaping,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: false,
    max_record_size: tableLimits.rowLetters,
  })
  const records: string[][] = []
  const share = sharing()
  let cells = 0
  const keep = (record: string[]): void => {
    cells += record.length
    refuseHuge(record, records.length + 1, cells)
    records.push(record.length === 1 && record[0] === '' ? [] : share(record))
  }
  parser.on('readable', () => {
    try {
      for (let record: unknown = parser.read(); record !== null; record = parser.read())
        if (isRecord(record)) keep(record)
    } catch (error) {
      parser.destroy(error instanceof Error ? error : new UnreadableTable('unreadable-file'))
    }
  })
  try {
    await new Promise<void>((resolve, reject) => {
      parser.once('error', reject)
      parser.once('end', resolve)
      feed(path, encoding, parser).catch(reject)
    })
  } catch (error) {
    throw error instanceof UnreadableTable ? error : new UnreadableTable(problemOf(error), records.length + 1)
  } finally {
    parser.destroy()
  }
  return records
}

async function feed(path: string, encoding: Dialect['encoding'], parser: ReturnType<typeof parse>): Promise<void> {
  for await (const piece of textOf(path, encoding)) {
    if (parser.destroyed) return
    if (!parser.write(piece)) await new Promise<void>(resolve => void parser.once('drain', resolve))
  }
  parser.end()
}

function refuseHuge(record: readonly string[], row: number, cells: number): void {
  if (record.length > tableLimits.columns) throw new UnreadableTable('too-many-columns', row)
  if (row > tableLimits.rows) throw new UnreadableTable('too-many-rows', row)
  if (cells > tableLimits.cells) throw new UnreadableTable('too-big', row)
  if (record.some(cell => cell.length > tableLimits.cellLetters)) throw new UnreadableTable('cell-too-long', row)
}

/** The same short text once in the memory however often a table repeats it, in a list that keeps no room for more. */
function sharing(): (record: string[]) => string[] {
  const known = new Map<string, string>()
  return record => {
    for (let at = 0; at < record.length; at += 1) {
      const cell = record[at] ?? ''
      if (cell.length > 24) continue
      const same = known.get(cell)
      if (same !== undefined) record[at] = same
      else if (known.size < 50_000) known.set(cell, cell)
    }
    return record.slice()
  }
}

const isRecord = (value: unknown): value is string[] => Array.isArray(value)

function problemOf(error: unknown): 'open-quote' | 'cell-too-long' | 'unreadable-file' {
  const code = error instanceof Error && 'code' in error ? error.code : ''
  if (code === 'CSV_QUOTE_NOT_CLOSED') return 'open-quote'
  return code === 'CSV_MAX_RECORD_SIZE' ? 'cell-too-long' : 'unreadable-file'
}
