import pg from 'pg'
import { type HeadOffice, type HeadOfficeOptions, startHeadOffice } from '../../headoffice/start.ts'
import { migrate } from '../../headoffice/store/migrate.ts'
import { type DatabaseTemplate, type TestDatabase, testDatabase } from './postgres.ts'

const template: DatabaseTemplate = { name: 'headoffice', prepare: migrate }

export interface TestHeadOffice extends HeadOffice {
  readonly database: TestDatabase
  readonly code: string
  /** Asks its database directly. */
  ask(sql: string, values?: unknown[]): Promise<unknown[]>
}

/** A real head office on a loopback port with a database of its own. Closing it drops the database. */
export async function testHeadOffice(options: Partial<HeadOfficeOptions> = {}): Promise<TestHeadOffice> {
  const database = await testDatabase(template)
  const headOffice = await startHeadOffice({ databaseUrl: database.url, ...options })
  return {
    ...headOffice,
    database,
    code: headOffice.foundingCode ?? '',
    ask: (sql, values) => askDatabase(database.url, sql, values),
    close: async () => {
      await headOffice.close()
      await database.drop()
    },
  }
}

async function askDatabase(url: string, sql: string, values: unknown[] = []): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const answers = [await client.query(sql, values.length > 0 ? values : undefined)].flat()
    return answers.at(-1)?.rows ?? []
  } finally {
    await client.end()
  }
}
