import path from 'node:path'
import { applyMapping } from '../../shared/import/applyMapping.ts'
import type { ImportContext } from '../../shared/import/context.ts'
import { withCorrections } from '../../shared/import/corrections.ts'
import type { Mapping } from '../../shared/import/mapping.ts'
import { profiles } from '../../shared/import/profiles.ts'
import type { ImportedRecords, Rejected } from '../../shared/import/record.ts'
import { type ImportTable, tableTitle } from '../../shared/import/table.ts'
import type { ImportFile, ImportSource } from './importTask.ts'
import { type ReadFile, readTables } from './readTables.ts'
import { UnreadableTable } from './unreadable.ts'

/**
 * Reads the tables of a source and understands them. A file that is missing or cannot be read is the whole answer: nothing is taken from a set
 * that is not complete.
 */
export async function recordsOf(source: ImportSource, context: ImportContext): Promise<ImportedRecords> {
  const reading = openFiles(source)
  const rejected: Rejected[] = []
  const tables: Record<string, ImportTable> = {}
  for (const wanted of wantedOf(source)) {
    const table = await reading(wanted, rejected)
    if (table) tables[wanted.part] = withCorrections(table, source.corrections ?? [], source.leftOut ?? [])
  }
  if ('mapping' in source)
    return rejected.length > 0 ? noneBut(rejected, context) : applyMapping(source.mapping, tables, context)

  const profile = profiles[source.profile]
  if (!profile) throw new Error(`no profile named ${source.profile}`)
  rejected.push(...missingColumns(profile.files, tables))
  return rejected.length > 0
    ? noneBut(rejected, context)
    : profile.read(tables, { ...context, currency: profile.currency ?? context.currency })
}

interface Wanted {
  readonly part: string
  readonly file: string
  readonly sheet: string | null
  /** Known and not taken: where it is not there, nothing is missing. */
  readonly left: boolean
  readonly dialect: Mapping['tables'][string]['dialect']
}

function wantedOf(source: ImportSource): readonly Wanted[] {
  if ('mapping' in source)
    return Object.entries(source.mapping.tables).map(([part, { file, sheet, dialect, left }]) => ({
      part,
      file,
      sheet: sheet ?? null,
      left: left !== undefined,
      dialect,
    }))
  const files = profiles[source.profile]?.files ?? {}
  return Object.entries(files).map(([part, { file, left = false }]) => ({
    part,
    file,
    sheet: null,
    left,
    dialect: undefined,
  }))
}

/** Reads each file once, however many of its sheets are wanted. */
function openFiles(source: ImportSource): (wanted: Wanted, rejected: Rejected[]) => Promise<ImportTable | null> {
  const read = new Map<string, Promise<ReadFile>>()
  const fileOf = (name: string): ImportFile | null =>
    'folder' in source
      ? { path: path.join(source.folder, name), name }
      : (source.files.find(file => file.name === name) ?? null)

  return async ({ file, sheet, dialect, left }, rejected) => {
    const refuse = (problem: Rejected['problem'], row = 0, field = ''): null => {
      if (left && problem === 'missing-file') return null
      rejected.push({ file, row, field, problem })
      return null
    }
    const given = fileOf(file)
    if (!given) return refuse('missing-file')
    const key = JSON.stringify([file, dialect])
    const reading = read.get(key) ?? readTables(given.path, file, dialect ?? given.dialect)
    read.set(key, reading)
    try {
      const { sheets } = await reading
      const found = sheet === null ? sheets[0] : sheets.find(({ name }) => name === sheet)
      return found?.table ?? refuse('missing-sheet', 0, sheet ?? '')
    } catch (error) {
      if (!(error instanceof UnreadableTable)) throw error
      return refuse(error.problem, error.row)
    }
  }
}

function missingColumns(
  files: Readonly<Record<string, { readonly columns: readonly string[] }>>,
  tables: Readonly<Record<string, ImportTable>>,
): readonly Rejected[] {
  return Object.entries(files).flatMap(([part, { columns }]) => {
    const table = tables[part]
    if (!table) return []
    return columns
      .filter(column => !table.columns.includes(column))
      .map(field => ({ file: tableTitle(table), row: 0, field, problem: 'missing-column' as const }))
  })
}

const noneBut = (rejected: readonly Rejected[], { currency }: ImportContext): ImportedRecords => ({
  currency,
  products: [],
  customers: [],
  prices: [],
  people: [],
  orders: [],
  rejected,
  tables: [],
})
