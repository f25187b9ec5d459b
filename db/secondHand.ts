import Database from 'better-sqlite3'
import { kyselyOn } from './dialect.ts'
import { type Pen, penOf } from './pen.ts'
import { prepareToRead, prepareToWrite } from './pragmas.ts'
import type { Reader } from './schema.ts'
import { statements } from './statements.ts'

/**
 * For a hand that writes much in one go: the pages of every index stay at hand. The log is emptied as often as ever, so that it is this hand that
 * does it, and nobody who saves one order at the door.
 */
const forMuch = 'cache_size = -98304'

/** A thread's own hand on a store that its process holds open. It writes only while the store lends it the turn. */
export interface SecondHand {
  readonly reader: Reader
  readonly pen: Pen
  /** Names of the tables written since they were last asked for. */
  written(): ReadonlySet<string>
  close(): void
}

/** Opens it on the file of a store that is open in this process: the lock, the migrations and the triggers are there. */
export function openSecondHand(file: string): SecondHand {
  const writing = new Database(file, { fileMustExist: true })
  const reading = new Database(file, { readonly: true, fileMustExist: true })
  prepareToWrite(writing)
  prepareToRead(reading)
  writing.pragma(forMuch)
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
    close: () => {
      reading.close()
      writing.close()
    },
  }
}
