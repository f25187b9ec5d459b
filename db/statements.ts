import type Database from 'better-sqlite3'

export type Value = number | string | Uint8Array | null

/** Compiles a text once; `R` is the shape of a row that it brings, which the text itself promises. */
export type Statements = <R = unknown>(sql: string) => Database.Statement<Value[], R>

/** So many compiled statements are kept for each connection; the one used longest ago goes first. */
const mostKept = 500

/** Compiles each SQL text once for a connection. */
export function statements(database: Database.Database): Statements {
  const kept = new Map<string, Database.Statement<Value[], unknown>>()
  return <R>(sql: string) => {
    const known = kept.get(sql)
    const statement = known ?? database.prepare<Value[]>(sql)
    if (known) kept.delete(sql)
    kept.set(sql, statement)
    if (kept.size > mostKept) {
      const oldest = kept.keys().next().value
      if (oldest !== undefined) kept.delete(oldest)
    }
    return statement as Database.Statement<Value[], R>
  }
}
