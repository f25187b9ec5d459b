import type { QueryResultRow } from 'pg'

type Ask = <T extends QueryResultRow>(sql: string) => Promise<T[]>

/** Everything that head office holds, set aside under a name and brought back. */
export interface OfficeBooks {
  keep(name: string): Promise<void>
  bring(name: string): Promise<void>
  has(name: string): boolean
  forget(name: string): void
}

/** Copies of every table in schemas of their own: quicker than a database for each run. */
export function keepBooks(ask: Ask): OfficeBooks {
  const tables = async (): Promise<string[]> => {
    const found = await ask<{ name: string }>(
      `SELECT c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
       WHERE n.nspname = 'konvwa' AND c.relkind IN ('r', 'p') AND NOT c.relispartition AND c.relname <> 'migration' ORDER BY 1`,
    )
    return found.map(each => each.name)
  }
  const sequences = async (): Promise<{ name: string; last: string | null }[]> =>
    ask(`SELECT sequencename AS name, last_value AS last FROM pg_sequences WHERE schemaname = 'konvwa' ORDER BY 1`)
  const bringing = new Map<string, string>()

  return {
    keep: async name => {
      const schema = `kept_${name}`
      const made = (await tables()).map(table => `CREATE TABLE ${schema}.${table} AS SELECT * FROM konvwa.${table}`)
      await ask(`DROP SCHEMA IF EXISTS ${schema} CASCADE; CREATE SCHEMA ${schema}; ${made.join('; ')}`)
      const back = (await tables()).map(
        table =>
          `DELETE FROM konvwa.${table}; INSERT INTO konvwa.${table} OVERRIDING SYSTEM VALUE SELECT * FROM ${schema}.${table}`,
      )
      const counters = (await sequences()).map(
        ({ name: sequence, last }) => `SELECT setval('konvwa.${sequence}', ${last ?? 1}, ${last !== null})`,
      )
      bringing.set(
        name,
        `BEGIN; SET LOCAL session_replication_role = replica; ${[...back, ...counters].join('; ')}; COMMIT`,
      )
    },
    has: name => bringing.has(name),
    forget: name => void bringing.delete(name),
    bring: async name => {
      const text = bringing.get(name)
      if (text === undefined) throw new Error(`no books were kept as ${name}`)
      await ask(text)
    },
  }
}
