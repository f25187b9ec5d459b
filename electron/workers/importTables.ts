import type { Dialect, DialectOverride } from '../../shared/import/dialect.ts'
import type { ImportProblem } from '../../shared/import/record.ts'
import type { ImportTable } from '../../shared/import/table.ts'
import { type ReadFile, readTables } from './readTables.ts'
import { UnreadableTable } from './unreadable.ts'

/** A file that somebody brought in: where it lies, how it is called, and what was said about its writing. */
export interface GivenFile {
  readonly path: string
  readonly name: string
  readonly dialect: DialectOverride
}

/** A table as it was found, or a file that could not be read. */
export interface FoundTable {
  readonly file: string
  readonly sheet: string
  readonly format: ReadFile['format']
  readonly dialect: Dialect | null
  readonly table: ImportTable
  readonly ragged: number
  readonly problem: ImportProblem | null
  readonly problemRow: number
}

/** Reads files and keeps what it read: a file is read again only where something else is said about its writing. */
export function importTables(): (files: readonly GivenFile[]) => Promise<readonly FoundTable[]> {
  let kept = new Map<string, readonly FoundTable[]>()
  return async files => {
    const next = new Map<string, readonly FoundTable[]>()
    for (const file of files) {
      const key = JSON.stringify([file.path, file.name, file.dialect])
      next.set(key, kept.get(key) ?? (await found(file)))
    }
    kept = next
    return [...next.values()].flat()
  }
}

async function found({ path, name, dialect }: GivenFile): Promise<readonly FoundTable[]> {
  try {
    const { format, sheets } = await readTables(path, name, dialect)
    return sheets.map(sheet => ({
      file: name,
      sheet: sheet.name,
      format,
      dialect: sheet.dialect,
      table: sheet.table,
      ragged: sheet.ragged,
      problem: null,
      problemRow: 0,
    }))
  } catch (error) {
    if (!(error instanceof UnreadableTable)) throw error
    const table = { file: name, sheet: '', columns: [], rows: [] }
    const unread = { file: name, sheet: '', format: 'csv', dialect: null, table, ragged: 0 } as const
    return [{ ...unread, problem: error.problem, problemRow: error.row }]
  }
}
