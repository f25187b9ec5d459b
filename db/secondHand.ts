import Database from 'better-sqlite3'
import { kyselyOn } from './dialect.ts'
import { type Pen, penOf } from './pen.ts'
import { prepareToRead, prepareToWrite } from './pragmas.ts'
import type { Reader } from './schema.ts'
import { statements } from './statements.ts'

/** For a hand that writes much in one go: the pages of every index stay at hand, and the log is emptied between turns, never in one. */
const forMuch = ['cache_size = -49152', 'wal_autocheckpoint = 0']
/** So many pages the log holds before it is emptied: a page of an index that was written ten times meanwhile goes to the file once. */
const mostLogged = 4000

/** A thread's own hand on a store that its process holds open. It writes only while the store lends it the turn. */
export interface SecondHand {
  readonly reader: Reader
  readonly pen: Pen
  /** Names of the tables written since they were last asked for. */
  written(): ReadonlySet<string>
  /** Empties the log into the file where it has grown long. Nobody waits for it: not who reads, not who writes. */
  emptyLog(): void
  close(): void
}

/** Opens it on the file of a store that is open in this process: the lock, the migrations and the triggers are there. */
export function openSecondHand(file: string): SecondHand {
  const writing = new Database(file, { fileMustExist: true })
  const reading = new Database(file, { readonly: true, fileMustExist: true })
  prepareToWrite(writing)
  prepareToRead(reading)
  for (const setting of forMuch) writing.pragma(setting)
  let touched = new Set<string>()
  return {
    reader: kyselyOn(statements(reading), { open: true, touched: new Set() }),
    pen: penOf(writing, tables => {
      for (const table of tables) touched.add(table)
    }),
    written: () => {
      const tables = touched
      touched = new Set()
      return tables
    },
    emptyLog: () => {
      const { log, checkpointed } = logOf(writing)
      if (log - checkpointed > mostLogged) writing.pragma('wal_checkpoint(PASSIVE)')
    },
    close: () => {
      reading.close()
      writing.close()
    },
  }
}

/** How many pages the log holds, and how many of them are in the file. */
function logOf(database: Database.Database): { log: number; checkpointed: number } {
  const [row] = database.pragma('wal_checkpoint(NOOP)') as { log: number; checkpointed: number }[]
  return row ?? { log: 0, checkpointed: 0 }
}
