import { AsyncLocalStorage } from 'node:async_hooks'
import type Database from 'better-sqlite3'
import { type Gate, kyselyOn } from './dialect.ts'
import { asStoreProblem } from './problem.ts'
import type { Writer } from './schema.ts'
import { type Statements, statements } from './statements.ts'

/** One turn at writing: everything in it is saved together or not at all. */
export interface Turn {
  readonly tx: Writer
  readonly statement: Statements
  /** Names of the tables written so far; those who watch hear of them after the commit. */
  readonly touched: Set<string>
}

/** The only handle in the process that writes. Known to `db/` alone. */
export interface Pen {
  /**
   * Waits for its turn, begins IMMEDIATE, runs `work`, commits durably, tells who watches. Any error rolls everything back.
   * Inside `work` nothing but the turn's own handles is awaited: every other writer waits meanwhile.
   */
  turn<T>(work: (turn: Turn) => Promise<T> | T): Promise<T>
  /** Waits until nobody writes, then runs `work` outside any transaction. */
  idle<T>(work: (database: Database.Database) => Promise<T> | T): Promise<T>
}

/** The pen of one connection; `written` hears the names of the tables after each commit. */
export function penOf(database: Database.Database, written: (tables: ReadonlySet<string>) => void): Pen {
  const statement = statements(database)
  const begin = database.prepare('BEGIN IMMEDIATE')
  const commit = database.prepare('COMMIT')
  const inTurn = new AsyncLocalStorage<true>()
  let last: Promise<unknown> = Promise.resolve()

  function queue<T>(work: () => Promise<T> | T): Promise<T> {
    if (inTurn.getStore()) return Promise.reject(new Error('a write inside a write would wait for itself'))
    const next = last.then(work)
    last = next.catch(() => {})
    return next
  }

  async function saved<T>(work: (turn: Turn) => Promise<T> | T): Promise<T> {
    const gate: Gate = { open: true, touched: new Set() }
    try {
      begin.run()
      const result = await inTurn.run(true, () =>
        work({ tx: kyselyOn(statement, gate), statement, touched: gate.touched }),
      )
      gate.open = false
      commit.run()
      if (gate.touched.size > 0) written(gate.touched)
      return result
    } catch (error) {
      gate.open = false
      if (database.inTransaction) database.exec('ROLLBACK')
      throw asStoreProblem(error)
    }
  }

  return { turn: work => queue(() => saved(work)), idle: work => queue(() => work(database)) }
}
