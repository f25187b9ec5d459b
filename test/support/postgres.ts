import { randomBytes } from 'node:crypto'
import pg from 'pg'

export interface TestDatabase {
  readonly url: string
  drop(): Promise<void>
}

/** A database that others are copied from: `prepare` runs once in a test run for each name, whatever asks first. */
export interface DatabaseTemplate {
  readonly name: string
  prepare(url: string): Promise<void>
}

/**
 * A fresh database for one test file, on the one PostgreSQL of the test run.
 * With a template it starts as a copy of what `prepare` left behind; `prepare` must close its connections.
 */
export async function testDatabase(template?: DatabaseTemplate): Promise<TestDatabase> {
  const server = await serverUrl()
  const name = `test_${randomBytes(6).toString('hex')}`
  const from = template ? await preparedTemplate(server, template) : 'template0'
  await withClient(server, client => client.query(`CREATE DATABASE ${name} TEMPLATE ${from}`))
  return {
    url: databaseUrl(server, name),
    drop: () => withClient(server, client => client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)),
  }
}

async function serverUrl(): Promise<string> {
  const door = process.env.KONVWA_TEST_POSTGRES
  if (door === undefined) throw new Error('no PostgreSQL: run this through vitest or playwright, whose set-up opens it')
  const response = await fetch(door)
  const answer = await response.text()
  if (!response.ok) throw new Error(answer)
  return answer
}

async function preparedTemplate(server: string, template: DatabaseTemplate): Promise<string> {
  if (!/^[a-z0-9_]+$/.test(template.name)) throw new Error(`a template is named in [a-z0-9_], not ${template.name}`)
  const ready = `template_${template.name}`
  const building = `building_${template.name}`
  await withClient(server, async client => {
    await client.query('SELECT pg_advisory_lock(hashtext($1))', [ready])
    const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [ready])
    if (found.rowCount) return
    await client.query(`DROP DATABASE IF EXISTS ${building} WITH (FORCE)`)
    await client.query(`CREATE DATABASE ${building} TEMPLATE template0`)
    await template.prepare(databaseUrl(server, building))
    await client.query(`ALTER DATABASE ${building} RENAME TO ${ready}`)
  })
  return ready
}

function databaseUrl(server: string, name: string): string {
  const url = new URL(server)
  url.pathname = `/${name}`
  return url.href
}

async function withClient(url: string, work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await work(client)
  } finally {
    await client.end()
  }
}
