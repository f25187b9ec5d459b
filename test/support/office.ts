import pg from 'pg'
import { codeLife, newCode } from '../../headoffice/code.ts'
import { approve } from '../../headoffice/recovery/succession.ts'
import { startHeadOffice } from '../../headoffice/start.ts'
import { saveCode } from '../../headoffice/store/enrolment.ts'
import { openStore } from '../../headoffice/store/pool.ts'
import { listWaiting } from '../../headoffice/store/recovery.ts'
import { type TestDatabase, testDatabase } from './postgres.ts'

/** A real head office on a PostgreSQL database of its own. */
export interface Office {
  readonly url: string
  readonly databaseUrl: string
  /** A code with which one computer joins, as head office's page would make it. */
  code(terms: { founding: boolean; depot: number | null; headOffice: boolean }): Promise<string>
  /** A question to its database, as the owner; of several statements what the last one answers. Big numbers come as text. */
  ask<T extends pg.QueryResultRow>(sql: string, values?: readonly unknown[]): Promise<T[]>
  /** Says, as its page does, that there are really two computers, for whoever asks. */
  approveCopies(): Promise<void>
  /** What went wrong there: it answers such requests with 'busy'. */
  readonly failures: readonly unknown[]
  close(): Promise<void>
}

/** `given`: a database to use instead; `addresses` are those of all servers that may serve it, where there are several. */
export async function openOffice(given?: TestDatabase & { readonly addresses: string }): Promise<Office> {
  const database = given ?? (await testDatabase())
  const failures: unknown[] = []
  const office = await startHeadOffice({
    databaseUrl: given?.addresses ?? database.url,
    log: { info: () => {}, warn: () => {}, error: (line: unknown) => failures.push(line) },
  })
  const ask: Office['ask'] = async <T extends pg.QueryResultRow>(sql: string, values: readonly unknown[] = []) => {
    const client = new pg.Client({ connectionString: database.url, options: '-c search_path=konvwa' })
    await client.connect()
    try {
      const found = values.length > 0 ? await client.query<T>(sql, [...values]) : await client.query<T>(sql)
      return [found].flat().at(-1)?.rows ?? []
    } finally {
      await client.end()
    }
  }
  return {
    url: office.url,
    ask,
    failures,
    databaseUrl: database.url,
    code: async ({ founding, depot, headOffice }) => {
      if (founding && office.foundingCode !== null) return office.foundingCode
      const code = newCode()
      const at = Date.now()
      const client = new pg.Client({ connectionString: database.url, options: '-c search_path=konvwa' })
      await client.connect()
      const on = {
        query: async <T>(sql: string, values: readonly unknown[] = []) =>
          (await client.query(sql, [...values])).rows as T[],
      }
      await saveCode(on, code, { depotId: depot, headOffice, founding }, { at, expiresAt: at + codeLife, by: null })
      await client.end()
      return code
    },
    approveCopies: async () => {
      const store = openStore({ databaseUrl: database.url, connections: 1, onError: error => failures.push(error) })
      for (const { id } of await listWaiting(store)) await store.transaction(on => approve(on, id, 0, Date.now()))
      await store.close()
    },
    close: async () => {
      await office.close()
      await database.drop()
    },
  }
}
