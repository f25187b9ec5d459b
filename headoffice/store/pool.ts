import pg from 'pg'

/** Rows come as a query names them; whoever asks says what they look like. */
export interface Queryable {
  query<Row>(text: string, values?: readonly unknown[]): Promise<Row[]>
}

/** A pool of connections that may do what the service may, and no more. */
export interface Store extends Queryable {
  /** Everything in `work` on one connection, as one transaction. */
  transaction<T>(work: (on: Queryable) => Promise<T>): Promise<T>
  /** The same for reading the log: only entries of these scopes are visible. */
  reading<T>(scopes: readonly string[], work: (on: Queryable) => Promise<T>): Promise<T>
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
    types: { getTypeParser: numbersAsNumbers },
  })
  pool.on('error', options.onError)
  return {
    query: on(pool).query,
    transaction: work => inTransaction(pool, ['BEGIN'], work),
    reading: (scopes, work) =>
      inTransaction(
        pool,
        [
          'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SET LOCAL ROLE konvwa_reader',
          `SET LOCAL konvwa.scopes = '${scopes.map(plainScope).join(',')}'`,
        ],
        work,
      ),
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

async function inTransaction<T>(
  pool: pg.Pool,
  begin: readonly string[],
  work: (on: Queryable) => Promise<T>,
): Promise<T> {
  const client = await pool.connect()
  let broken = false
  // A connection that is cut between two queries reports here; the query after it fails and says so.
  const onError = () => {
    broken = true
  }
  client.on('error', onError)
  try {
    await client.query(begin.join('; '))
    const result = await work(on(client))
    await client.query('COMMIT')
    return result
  } catch (error) {
    await client.query('ROLLBACK').catch(onError)
    throw broken ? new LostConnection(error) : error
  } finally {
    client.off('error', onError)
    client.release(broken)
  }
}

const on = (client: pg.Pool | pg.PoolClient): Queryable => ({
  query: async <Row>(text: string, values?: readonly unknown[]): Promise<Row[]> => {
    const result = await client.query<Row & pg.QueryResultRow>(text, values ? [...values] : undefined)
    return result.rows
  },
})

function plainScope(scope: string): string {
  if (!/^[a-z]+(:\d+)?$/.test(scope)) throw new Error('no scope of ours')
  return scope
}

const bigintType = 20
/** All our big integers are exact in a number: ids, clocks, sequence numbers, milliseconds. */
const numbersAsNumbers: pg.CustomTypesConfig['getTypeParser'] = (oid: number, format?: 'text' | 'binary') =>
  oid === bigintType ? Number : pg.types.getTypeParser(oid, format)
