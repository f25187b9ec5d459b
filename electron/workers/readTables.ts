import type { Dialect, DialectOverride } from '../../shared/import/dialect.ts'
import type { ImportTable } from '../../shared/import/table.ts'
import { headOf } from './encoding.ts'
import { readCsv } from './readCsv.ts'
import { readXlsx } from './readXlsx.ts'
import { UnreadableTable } from './unreadable.ts'

export interface ReadSheet {
  /** Empty where the file is one table. */
  readonly name: string
  readonly dialect: Dialect
  readonly table: ImportTable
  /** How many rows are longer or shorter than the heading. */
  readonly ragged: number
}

export interface ReadFile {
  readonly format: 'csv' | 'xlsx'
  readonly sheets: readonly ReadSheet[]
}

/**
 * Reads a file that a person was given, whatever its name says: a spreadsheet or a text. `name` is how it is called in sentences. What `override`
 * does not say is found by looking. Meant for a worker thread: it keeps the whole table in memory. Throws UnreadableTable.
 */
export async function readTables(path: string, name: string, override: DialectOverride = {}): Promise<ReadFile> {
  const head = await headOf(path, 4096)
  refuseForeign(head)
  if (!startsWith(head, zip)) {
    const { table, dialect, ragged } = await readCsv(path, name, override)
    return { format: 'csv', sheets: [{ name: '', table, dialect, ragged }] }
  }
  const sheets = await readXlsx(path, name, override.headingRow)
  return {
    format: 'xlsx',
    sheets: sheets.map(({ headingRow, ...sheet }) => ({ ...sheet, dialect: { ...spreadsheet, headingRow } })),
  }
}

/** Stands for a spreadsheet, of which only the heading can be said. */
const spreadsheet: Omit<Dialect, 'headingRow'> = { encoding: 'utf-8', delimiter: ',', quote: '"', escaping: '"' }

const zip = [0x50, 0x4b]
/** Excel before 2007, and Excel of today under a password. */
const compound = [0xd0, 0xcf, 0x11, 0xe0]
const foreign: readonly (readonly number[])[] = [
  [0x25, 0x50, 0x44, 0x46],
  [0x89, 0x50, 0x4e, 0x47],
  [0xff, 0xd8, 0xff],
  [0x1f, 0x8b],
  [0x37, 0x7a, 0xbc, 0xaf],
  [0x7f, 0x45, 0x4c, 0x46],
  [0x4d, 0x5a, 0x90],
]

function refuseForeign(head: Buffer): void {
  if (startsWith(head, compound)) throw new UnreadableTable('old-excel')
  if (foreign.some(mark => startsWith(head, mark))) throw new UnreadableTable('not-a-table')
  if (/^\s*(?:<!doctype html|<html|<\?xml|\{\\rtf)/i.test(head.toString('latin1', 0, 200)))
    throw new UnreadableTable('not-a-table')
}

const startsWith = (head: Buffer, mark: readonly number[]): boolean => mark.every((byte, at) => head[at] === byte)
