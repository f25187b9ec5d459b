import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { handOver, makeCluster, type PostgresPrograms, postgresPrograms } from './postgresPrograms.ts'

/** A PostgreSQL server of a test's own, which it may kill, start again and copy. */
export interface PostgresNode {
  readonly programs: PostgresPrograms
  readonly data: string
  readonly port: number
  readonly url: string
  /** Ends it at once, without a word to anybody. */
  kill(): Promise<void>
  /** Ends it as an administrator does who does not wait (`immediate`), or who lets running statements break (`fast`). */
  end(how: 'fast' | 'immediate'): Promise<void>
  start(): Promise<void>
  ask<Row extends pg.QueryResultRow>(sql: string, values?: unknown[]): Promise<Row[]>
  /** Ends it and deletes its folder. */
  remove(): Promise<void>
}

/** Null where PostgreSQL's programs cannot be had here. */
export async function openPostgresNode(settings: readonly string[]): Promise<PostgresNode | null> {
  const programs = postgresPrograms()
  if (!programs) return null
  const data = nodeFolder(programs)
  await makeCluster(programs, data)
  const node = await nodeIn(programs, data, settings)
  await node.start()
  return node
}

/** An empty folder for a server's data that its user can reach. */
export function nodeFolder(programs: PostgresPrograms): string {
  const parent = mkdtempSync(path.join(tmpdir(), 'konvwa-node-'))
  chmodSync(parent, 0o755)
  const data = path.join(parent, 'data')
  mkdirSync(data, { mode: 0o700 })
  handOver(programs, data)
  return data
}

/** A server over an existing folder, not yet started; at an address of its own unless told. */
export async function nodeIn(
  programs: PostgresPrograms,
  data: string,
  settings: readonly string[],
  at: number | null = null,
): Promise<PostgresNode> {
  const port = at ?? (await freePort())
  const url = `postgres://postgres@127.0.0.1:${port}/postgres`
  let running: ChildProcess | null = null
  const said: string[] = []
  const flags = [...always, ...settings].flatMap(setting => ['-c', setting])

  const gone = async (signal: NodeJS.Signals): Promise<void> => {
    const child = running
    running = null
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    const exit = once(child, 'exit')
    child.kill(signal)
    await exit
  }

  const node: PostgresNode = {
    programs,
    data,
    port,
    url,
    kill: () => gone('SIGKILL'),
    end: how => gone(how === 'fast' ? 'SIGINT' : 'SIGQUIT'),
    start: async () => {
      const child = spawn(programs.postgres, ['-D', data, '-p', String(port), ...flags], {
        ...programs.as,
        stdio: ['ignore', 'ignore', 'pipe'],
      })
      child.stderr.on('data', chunk => said.push(String(chunk)))
      running = child
      for (let tried = 0; tried < 600; tried += 1) {
        if (child.exitCode !== null) break
        if (await answers(url)) return
        await wait(100)
      }
      throw new Error(`PostgreSQL did not start:\n${said.slice(-20).join('')}`)
    },
    ask: async <Row extends pg.QueryResultRow>(sql: string, values?: unknown[]) => {
      const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
      client.on('error', () => undefined)
      await client.connect()
      try {
        return (await client.query<Row>(sql, values)).rows
      } finally {
        await client.end()
      }
    },
    remove: async () => {
      await gone('SIGKILL')
      // Its children notice within a moment, and write until then.
      for (let tried = 0; tried < 50; tried += 1) {
        try {
          return rmSync(path.dirname(data), { recursive: true, force: true })
        } catch {
          await wait(100)
        }
      }
    },
  }
  return node
}

/** What is killed here is a process, not a computer: what it wrote the operating system still has, so nobody waits for the disk. */
const always = [
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
  'fsync=off',
  'full_page_writes=off',
  'shared_buffers=32MB',
  'max_connections=60',
]

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
    await client.end()
    return true
  } catch {
    return false
  }
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
