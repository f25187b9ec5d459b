import pg from 'pg'
import { migrationState } from './migrate.ts'
import { addressesIn, openPrimary } from './primary.ts'
import { isLostConnection, sqlState } from './retry.ts'
import { statementNames } from './statements.ts'

/**
 * Rows come as a query names them; whoever asks says what they look like. Queries that do not wait for one another go out together and come
 * back in order.
 */
export interface Queryable {
  query<Row>(text: string, values?: readonly unknown[]): Promise<Row[]>
}

/** A pool of connections that may do what the service may, and no more. */
export interface Store extends Queryable {
  /** Everything in `work` on one connection, as one transaction. */
  transaction<T>(work: (on: Queryable) => Promise<T>): Promise<T>
  /** One question to the log as somebody who sees these scopes and no others, in one round trip. */
  reading<Row>(scopes: readonly string[], text: string, values?: readonly unknown[]): Promise<Row[]>
  /** How the database is, within three seconds. */
  state(): Promise<DatabaseState>
  /** Connections that are open, that are free, and how many wait for one. */
  readonly connections: { readonly open: number; readonly free: number; readonly waiting: number }
  close(): Promise<void>
}

/** Asks as somebody who sees these scopes and no others, each question by itself. */
export const seeing = (store: Store, scopes: readonly string[]): Queryable => ({
  query: (text, values) => store.reading(scopes, text, values),
})

export interface DatabaseState {
  readonly database: 'answers' | 'away' | 'follows-another'
  readonly migrations: 'current' | 'behind' | 'ahead' | 'unknown'
}

export interface StoreOptions {
  /** Several, with blanks between them, where a standby may take over: the server that takes writes is used. */
  readonly databaseUrl: string
  readonly connections: number
  /** An idle connection that breaks; the next query opens another. */
  readonly onError: (error: Error) => void
}

export function openStore(options: StoreOptions): Store {
  const nameOf = statementNames()
  const primary = openPrimary(addressesIn(options.databaseUrl), url => openPool(url, options))
  const onClient = async <T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T> => {
    const pool = await primary.pool()
    try {
      return await lend(pool, work)
    } catch (error) {
      if (isElsewhere(error)) primary.doubt(pool)
      throw error
    }
  }
  return {
    query: (text, values) => onClient(client => ask(client, nameOf, text, values)),
    transaction: work => onClient(client => inTransaction(client, nameOf, work)),
    reading: (scopes, text, values) =>
      onClient(client => readAs(client, scopes, () => ask(client, nameOf, text, values))),
    state: () => onClient(stateOf).catch(() => ({ database: 'away', migrations: 'unknown' })),
    get connections() {
      const count = (of: 'totalCount' | 'idleCount' | 'waitingCount') =>
        primary.all.reduce((sum, pool) => sum + pool[of], 0)
      return { open: count('totalCount'), free: count('idleCount'), waiting: count('waitingCount') }
    },
    close: async () => {
      await Promise.all(primary.all.map(pool => pool.end()))
    },
  }
}

function openPool(url: string, options: StoreOptions): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: options.connections,
    connectionTimeoutMillis: 3000,
    // A server that is gone without a word: its own statement_timeout no longer counts.
    query_timeout: 20_000,
    keepAlive: true,
    options: sessionSettings,
    pipeline: true,
    types: { getTypeParser: numbersAsNumbers },
  })
  pool.on('error', options.onError)
  return pool
}

/** The server is gone, or takes no writes: perhaps another one does. */
function isElsewhere(error: unknown): boolean {
  const code = sqlState(error)
  return code !== null && (isLostConnection(code) || code === '25006')
}

async function stateOf(client: pg.PoolClient): Promise<DatabaseState> {
  const { rows } = await client.query<{ follows: boolean; done: string[] }>(
    'SELECT pg_is_in_recovery() AS follows, array(SELECT name FROM migration) AS done',
  )
  const [state] = rows
  return {
    database: state?.follows ? 'follows-another' : 'answers',
    migrations: migrationState(state?.done ?? []),
  }
}

/** The connection broke in the middle: whether the transaction was committed is not known. */
export class LostConnection extends Error {
  readonly code = '08006'
  constructor(cause: unknown) {
    super('the connection to PostgreSQL broke', { cause })
  }
}

const sessionSettings = [
  'role=konvwa_service',
  'search_path=konvwa',
  'statement_timeout=15000',
  'idle_in_transaction_session_timeout=60000',
  'synchronous_commit=on',
]
  .map(setting => `-c ${setting}`)
  .join(' ')

/** Lends a connection, and throws it away where it broke meanwhile. */
async function lend<T>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  let broken = false
  // A connection that is cut between two queries reports here; the query after it fails and says so.
  const onError = () => {
    broken = true
  }
  client.on('error', onError)
  try {
    return await work(client)
  } catch (error) {
    if (!broken) await client.query('ROLLBACK').catch(onError)
    throw broken ? new LostConnection(error) : error
  } finally {
    client.off('error', onError)
    client.release(broken)
  }
}

async function inTransaction<T>(
  client: pg.PoolClient,
  nameOf: (text: string) => string,
  work: (on: Queryable) => Promise<T>,
): Promise<T> {
  const on: Queryable = { query: (text, values) => ask(client, nameOf, text, values) }
  const [, result] = await Promise.all([client.query('BEGIN'), work(on)])
  await client.query('COMMIT')
  return result
}

/** All three go out together: one round trip. The plan of the question is made once a connection, whatever the values. */
async function readAs<Row>(
  client: pg.PoolClient,
  scopes: readonly string[],
  question: () => Promise<Row[]>,
): Promise<Row[]> {
  const before = [
    'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY',
    'SET LOCAL ROLE konvwa_reader',
    "SET LOCAL plan_cache_mode = 'force_generic_plan'",
    `SET LOCAL konvwa.scopes = '${scopes.map(plainScope).join(',')}'`,
  ]
  const [, rows] = await Promise.all([client.query(before.join('; ')), question(), client.query('COMMIT')])
  return rows
}

/** A question with values is prepared once a connection; one without is asked as it is. */
async function ask<Row>(
  client: pg.PoolClient,
  nameOf: (text: string) => string,
  text: string,
  values?: readonly unknown[],
): Promise<Row[]> {
  const { rows } = await client.query<Row & pg.QueryResultRow>(
    values ? { name: nameOf(text), text, values: [...values] } : text,
  )
  return rows
}

/** A scope that may stand in a statement as it is. */
export function plainScope(scope: string): string {
  if (!/^[a-z]+(:\d+)?$/.test(scope)) throw new Error('no scope of ours')
  return scope
}

const bigintType = 20
/** All our big integers are exact in a number: ids, clocks, sequence numbers, milliseconds. */
const numbersAsNumbers: pg.CustomTypesConfig['getTypeParser'] = (oid: number, format?: 'text' | 'binary') =>
  oid === bigintType ? Number : pg.types.getTypeParser(oid, format)
