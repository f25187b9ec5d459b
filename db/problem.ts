import Database from 'better-sqlite3'

/** Why the store cannot be opened or written; each has a sentence and a remedy on the screen. */
export type StoreProblemCode =
  | 'newer-version'
  | 'damaged'
  | 'missing'
  | 'read-only'
  | 'disk-full'
  | 'disk-error'
  | 'in-use'
  | 'not-a-database'
  | 'other-computer'

/** What is wrong with the file itself, not with what was asked of it. Nothing that was saved before is lost by it. */
export class StoreProblem extends Error {
  override readonly name = 'StoreProblem'
  readonly code: StoreProblemCode

  constructor(code: StoreProblemCode, message: string, cause?: unknown) {
    super(message, { cause })
    this.code = code
  }
}

/** The books were put back from a backup: no document number is given until head office has named a lane. */
export class NumbersClosed extends Error {
  override readonly name = 'NumbersClosed'
}

const byPrefix: readonly [string, StoreProblemCode][] = [
  ['SQLITE_FULL', 'disk-full'],
  ['SQLITE_CORRUPT', 'damaged'],
  ['SQLITE_NOTADB', 'not-a-database'],
  ['SQLITE_READONLY', 'read-only'],
  ['SQLITE_CANTOPEN', 'read-only'],
  ['SQLITE_PERM', 'read-only'],
  ['SQLITE_BUSY', 'in-use'],
  ['SQLITE_LOCKED', 'in-use'],
  ['SQLITE_IOERR', 'disk-error'],
]

/** SQLite's error as a `StoreProblem` where the file or the disk is to blame; any other error unchanged. */
export function asStoreProblem(error: unknown): unknown {
  if (!(error instanceof Database.SqliteError)) return error
  const code = byPrefix.find(([prefix]) => error.code.startsWith(prefix))?.[1]
  return code ? new StoreProblem(code, `${error.code}: ${error.message}`, error) : error
}

/** Runs `work`, turning SQLite's errors about the file into a `StoreProblem`. */
export function reporting<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    throw asStoreProblem(error)
  }
}
