import pg from 'pg'

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
  reading<Row>(scopes: readonly string[], text: string): Promise<Row[]>
  /** Whether the database answers. */
  answers(): Promise<boolean>
  close(): Promise<void>
}

export interface StoreOptions {
  readonly databaseUrl: string
  readonly connections: number
  /** An idle connection that breaks; the next query opens another. */
  readonly onError: (error: Error) => void
}

export function openStore(options: StoreOptions): Store {
  const pool = new pg.Pool({
    connectionString: options.databaseUrl,
    max: options.connections,
    connectionTimeoutMillis: 10_000,
    options: sessionSettings,
    pipeline: true,
    types: { getTypeParser: numbersAsNumbers },
  })
  pool.on('error', options.onError)
  return {
    query: on(pool).query,
    transaction: work => onClient(pool, client => inTransaction(client, work)),
    reading: (scopes, text) => onClient(pool, client => readAs(client, scopes, text)),
    answers: () =>
      pool.query('SELECT 1').then(
        () => true,
        () => false,
      ),
    close: () => pool.end(),
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
async function onClient<T>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
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
    await client.query('ROLLBACK').catch(onError)
    throw broken ? new LostConnection(error) : error
  } finally {
    client.off('error', onError)
    client.release(broken)
  }
}

async function inTransaction<T>(client: pg.PoolClient, work: (on: Queryable) => Promise<T>): Promise<T> {
  const [, result] = await Promise.all([client.query('BEGIN'), work(on(client))])
  await client.query('COMMIT')
  return result
}

async function readAs<Row>(client: pg.PoolClient, scopes: readonly string[], text: string): Promise<Row[]> {
  const answers: unknown = await client.query(
    [
      'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY',
      'SET LOCAL ROLE konvwa_reader',
      `SET LOCAL konvwa.scopes = '${scopes.map(plainScope).join(',')}'`,
      text,
      'COMMIT',
    ].join('; '),
  )
  const answer: pg.QueryResult<Row & pg.QueryResultRow> | undefined = Array.isArray(answers) ? answers[3] : undefined
  if (!answer) throw new Error('the log gave no answer')
  return answer.rows
}

const on = (client: pg.Pool | pg.PoolClient): Queryable => ({
  query: async <Row>(text: string, values?: readonly unknown[]): Promise<Row[]> => {
    const result = await client.query<Row & pg.QueryResultRow>(text, values ? [...values] : undefined)
    return result.rows
  },
})

/** A scope that may stand in a statement as it is. */
export function plainScope(scope: string): string {
  if (!/^[a-z]+(:\d+)?$/.test(scope)) throw new Error('no scope of ours')
  return scope
}

const bigintType = 20
/** All our big integers are exact in a number: ids, clocks, sequence numbers, milliseconds. */
const numbersAsNumbers: pg.CustomTypesConfig['getTypeParser'] = (oid: number, format?: 'text' | 'binary') =>
  oid === bigintType ? Number : pg.types.getTypeParser(oid, format)
