import type { Connection, PoolClient, Submittable } from 'pg'
import type { BenchRow } from './ingestBatches.ts'

export type Peer = (client: PoolClient) => Promise<void>

export const peerTable = 'CREATE TABLE public.peer (scope text, tbl integer, id bigint, sub integer, columns jsonb)'

const rowsEach = 100

/** The rows by inserts of a hundred, each committed for itself or all together. */
export async function insertMany(client: PoolClient, rows: readonly BenchRow[], together: boolean): Promise<void> {
  if (together) await client.query('BEGIN')
  for (let from = 0; from < rows.length; from += rowsEach) {
    const part = rows.slice(from, from + rowsEach)
    const places = part.map(
      (_, index) => `($${index * 5 + 1}, $${index * 5 + 2}, $${index * 5 + 3}, $${index * 5 + 4}, $${index * 5 + 5})`,
    )
    await client.query(
      `INSERT INTO public.peer VALUES ${places.join(', ')}`,
      part.flatMap(row => [row.scope, row.table, row.id, row.sub, row.columns]),
    )
  }
  if (together) await client.query('COMMIT')
}

/** The rows by one COPY. */
export function copyRows(client: PoolClient, rows: readonly BenchRow[]): Promise<void> {
  const text = rows.map(row => [row.scope, row.table, row.id, row.sub, escaped(row.columns)].join('\t')).join('\n')
  return new Promise((resolve, reject) => {
    client.query(new Copy(`COPY public.peer FROM STDIN`, Buffer.from(`${text}\n`), resolve, reject))
  })
}

const escaped = (json: string): string => json.replaceAll('\\', '\\\\')

/** What the driver calls while a COPY runs. */
class Copy implements Submittable {
  readonly #sql: string
  readonly #data: Buffer
  readonly #done: () => void
  readonly #failed: (error: Error) => void
  #error: Error | null = null

  constructor(sql: string, data: Buffer, done: () => void, failed: (error: Error) => void) {
    this.#sql = sql
    this.#data = data
    this.#done = done
    this.#failed = failed
  }

  submit(connection: Connection): void {
    Reflect.apply(Reflect.get(connection, 'query'), connection, [this.#sql])
  }

  handleCopyInResponse(connection: object): void {
    Reflect.apply(Reflect.get(connection, 'sendCopyFromChunk'), connection, [this.#data])
    Reflect.apply(Reflect.get(connection, 'endCopyFrom'), connection, [])
  }

  handleError(error: Error): void {
    this.#error = error
    this.#failed(error)
  }

  handleCommandComplete(): void {
    // The server says how many rows it took; the next message says that it is ready again.
  }

  handleReadyForQuery(): void {
    if (!this.#error) this.#done()
  }
}
