import { rmSync } from 'node:fs'
import Database from 'better-sqlite3'
import { asStoreProblem, StoreProblem } from './problem.ts'

/** The right of one process to a database file, and what the process before it left behind. */
export interface Lock {
  /** Whether the process before closed the store; true for a store that never was open. */
  readonly stoppedCleanly: boolean
  /** Whether there was a store here before, so that a missing file is noticed. */
  readonly knewStore: boolean
  /** Lets go; `clean` says that the store was closed in order. */
  release(clean: boolean): void
}

/**
 * Takes the file beside `file` for this process alone. The lock is the operating system's own, held through a small SQLite
 * database kept in exclusive mode: it ends with the process, however that ends, on every system, and leaves no stale mark.
 * Throws `StoreProblem` 'in-use', 'read-only' or 'disk-full'.
 */
export function takeLock(file: string): Lock {
  const path = `${file}.lock`
  try {
    return held(path)
  } catch (error) {
    const problem = asStoreProblem(error)
    if (!(problem instanceof StoreProblem) || (problem.code !== 'not-a-database' && problem.code !== 'damaged'))
      throw problem
    rmSync(path, { force: true })
    return held(path)
  }
}

function held(path: string): Lock {
  const database = new Database(path, { timeout: 0 })
  try {
    database.pragma('locking_mode = EXCLUSIVE')
    database.exec('BEGIN EXCLUSIVE')
    database.exec(
      'CREATE TABLE IF NOT EXISTS run (one INTEGER PRIMARY KEY CHECK (one = 1), clean INTEGER NOT NULL) STRICT',
    )
    const before = database.prepare<[], { clean: number }>('SELECT clean FROM run').get()
    database.exec('INSERT INTO run VALUES (1, 0) ON CONFLICT (one) DO UPDATE SET clean = 0')
    database.exec('COMMIT')
    return {
      stoppedCleanly: before?.clean !== 0,
      knewStore: before !== undefined,
      release(clean) {
        try {
          if (clean) database.exec('UPDATE run SET clean = 1')
        } finally {
          database.close()
        }
      },
    }
  } catch (error) {
    database.close()
    throw error
  }
}
