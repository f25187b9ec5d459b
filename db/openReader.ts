import Database from 'better-sqlite3'
import { kyselyOn } from './dialect.ts'
import { prepareToRead } from './pragmas.ts'
import type { Reader } from './schema.ts'
import { statements } from './statements.ts'

/** A connection of its own for a thread that only reads: it sees the database as it stood when it was opened. */
export function openReader(file: string): { readonly reader: Reader; close(): void } {
  const database = new Database(file, { readonly: true, fileMustExist: true })
  prepareToRead(database)
  database.exec('BEGIN')
  return {
    reader: kyselyOn(statements(database), { open: true, touched: new Set() }),
    close: () => database.close(),
  }
}
