import { createServer } from 'node:http'
import { type PostgresServer, startPostgres } from './postgresServer.ts'

export interface PostgresDoor {
  /** Ask this address for the server's URL; the first to ask waits until it has started. */
  readonly url: string
  close(): Promise<void>
}

/** One PostgreSQL for a whole test run, started when somebody first asks and not before. */
export async function openPostgresDoor(): Promise<PostgresDoor> {
  let started: Promise<PostgresServer> | undefined
  const door = createServer((_request, response) => {
    started ??= startPostgres()
    started.then(
      server => response.end(server.url),
      error => response.writeHead(500).end(String(error)),
    )
  })
  const { promise, resolve } = Promise.withResolvers<void>()
  door.listen(0, '127.0.0.1', resolve)
  await promise
  const address = door.address()
  if (address === null || typeof address === 'string') throw new Error('the door to PostgreSQL has no port')
  return {
    url: `http://127.0.0.1:${address.port}/`,
    close: async () => {
      door.closeAllConnections()
      door.close()
      const server = await started?.catch(() => undefined)
      await server?.stop()
    },
  }
}
