import Database from 'better-sqlite3'
import pg from 'pg'
import { syncedTables, tableNumbered, tableOf } from '../../shared/sync/registry.ts'

/** Every row of every synced table as one line of text each, by `table id/sub`. */
export type Dump = ReadonlyMap<string, string>

/** What a desk holds, read from its database file; the desk may be running. */
export function deskDump(file: string): Dump {
  const database = new Database(file, { readonly: true, fileMustExist: true })
  try {
    const dump = new Map<string, string>()
    for (const name of syncedTables) {
      const rows = database.prepare<[], Record<string, unknown>>(`SELECT * FROM ${name}`).all()
      for (const row of rows) dump.set(keyOf(name, row.id, row.n ?? 0), lineOf(name, row, row.version))
    }
    return dump
  } finally {
    database.close()
  }
}

/** What head office holds in the scopes that a desk has, read from its tables; `databaseUrl` is head office's own. */
export async function officeDump(databaseUrl: string, scopes: readonly string[]): Promise<Dump> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    const { rows } = await client.query<{
      tbl: number
      id: string
      sub: number
      columns: Record<string, unknown>
      version: string
    }>('SELECT tbl, id, sub, columns, version FROM konvwa.row_state WHERE scope = ANY($1) AND NOT deleted', [scopes])
    const dump = new Map<string, string>()
    for (const { tbl, id, sub, columns, version } of rows) {
      const name = tableNumbered(tbl)
      if (name) dump.set(keyOf(name, id, sub), lineOf(name, columns, version))
    }
    return dump
  } finally {
    await client.end()
  }
}

/** The scopes whose log a desk follows. */
export function deskScopes(file: string): string[] {
  const database = new Database(file, { readonly: true, fileMustExist: true })
  try {
    return database
      .prepare<[], { scope: string }>('SELECT scope FROM scope_cursor')
      .all()
      .map(row => row.scope)
  } finally {
    database.close()
  }
}

/** What one side has and the other has not, or has otherwise; empty where both are equal to the last column and version. */
export function differences(one: Dump, other: Dump): string[] {
  const found: string[] = []
  for (const key of new Set([...one.keys(), ...other.keys()])) {
    const [left, right] = [one.get(key), other.get(key)]
    if (left !== right) found.push(`${key}\n  one   ${left ?? 'nothing'}\n  other ${right ?? 'nothing'}`)
  }
  return found.sort()
}

/** A desk's copy beside head office's, in all the desk's scopes. */
export async function differencesFromOffice(file: string, databaseUrl: string): Promise<string[]> {
  return differences(deskDump(file), await officeDump(databaseUrl, deskScopes(file)))
}

const keyOf = (name: string, id: unknown, sub: unknown): string => `${name} ${String(id)}/${String(sub)}`

function lineOf(name: (typeof syncedTables)[number], values: Record<string, unknown>, version: unknown): string {
  const columns = Object.keys(tableOf(name).columns).map(column => [column, values[column] ?? null])
  return JSON.stringify([Number(version), Object.fromEntries(columns)])
}
