import { closeSync, openSync, readSync, statSync } from 'node:fs'
import Database from 'better-sqlite3'
import { applicationId, refuseNewer } from './migrations/migrate.ts'
import { reporting, StoreProblem } from './problem.ts'

/**
 * Looks at a file before anything opens it for writing: 'new' where there is none yet, 'ours' where it is a store that this
 * version may open. Throws `StoreProblem` 'newer-version', 'not-a-database', 'read-only' or 'damaged', the file untouched.
 */
export function probe(file: string): 'new' | 'ours' {
  const header = headerOf(file)
  if (!header) return 'new'
  if (header.toString('latin1', 0, 16) !== 'SQLite format 3\0')
    throw new StoreProblem('not-a-database', 'not an SQLite file')
  refuseOther(header.readUInt32BE(68), header.readUInt32BE(60))
  return 'ours'
}

/**
 * The fast look inside: what the log has added to the header, the schema, the queue. Answers with the connection that it took, which can only
 * read and knows the schema already.
 */
export function probeInside(file: string): Database.Database {
  return reporting(() => {
    const database = new Database(file, { readonly: true, fileMustExist: true })
    try {
      const read = (name: string) => Number(database.pragma(name, { simple: true }))
      refuseOther(read('application_id'), read('user_version'))
      const tables = database.prepare<[], { name: string }>(`SELECT name FROM sqlite_schema WHERE type = 'table'`).all()
      if (!tables.some(table => table.name === 'change')) return database
      database.prepare('SELECT count(*) FROM change WHERE pending = 1').get()
      database.prepare('SELECT max(number) FROM tx').get()
      return database
    } catch (error) {
      database.close()
      throw error
    }
  })
}

/** A file that was made but never written has neither id nor version yet. */
function refuseOther(application: number, version: number): void {
  if (application !== applicationId && (application !== 0 || version !== 0))
    throw new StoreProblem('not-a-database', `an SQLite file of another application (${application})`)
  refuseNewer(version)
}

function headerOf(file: string): Buffer | null {
  const found = statSync(file, { throwIfNoEntry: false })
  if (!found || found.size === 0) return null
  const header = Buffer.alloc(100)
  const handle = openSync(file, 'r')
  try {
    readSync(handle, header, 0, header.length, 0)
  } finally {
    closeSync(handle)
  }
  return header
}
