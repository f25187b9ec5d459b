import { createServer, type Server } from 'node:http'
import { createRequire } from 'node:module'
import { type Conditions, type Link, openLink } from '../support/proxy.ts'
import { clear, type Sent } from './linkPair.ts'

interface Database {
  bulkDocs(documents: readonly object[]): Promise<unknown>
  allDocs(options: { include_docs: boolean }): Promise<{ rows: readonly { doc: Record<string, unknown> }[] }>
  info(): Promise<{ doc_count: number }>
  close(): Promise<void>
  readonly replicate: {
    to(remote: Database): Promise<{ docs_written: number }>
    from(remote: Database): Promise<{ docs_written: number }>
  }
}
type Constructor = (new (
  name: string,
  options?: { skip_setup?: boolean },
) => Database) & {
  plugin(plugin: unknown): Constructor
  defaults(options: { adapter: string }): Constructor
}
type Express = () => { use(first: unknown, second?: unknown): void }

/** A database of documents on a computer. */
export interface PouchDesk {
  put(documents: readonly object[]): Promise<void>
  /** Puts these values into so many of its documents. */
  change(count: number, values: (at: number) => object): Promise<void>
  /** Brings the server what it lacks; throws where the link broke. */
  push(): Promise<void>
  /** Takes what it lacks from the server. */
  pull(): Promise<void>
  /** Of these values, how many stand in the first documents of so many. */
  having(count: number, values: Readonly<Record<string, unknown>>): Promise<number>
}

/** PouchDB before express-pouchdb, all in memory: what two desks of documents would send over the same link. */
export interface Pouch extends PouchDesk {
  readonly second: PouchDesk
  readonly link: Link
  /** Requests that came to the server so far. */
  requests(): number
  arrived(): Promise<number>
  close(): Promise<void>
}

const load = createRequire(import.meta.url)

/** A plugin may be put in once in a process. */
let core: Constructor | undefined

function pluggedIn(): Constructor {
  const Core: Constructor = load('pouchdb-core')
  for (const name of ['pouchdb-adapter-memory', 'pouchdb-adapter-http', 'pouchdb-replication', 'pouchdb-mapreduce'])
    Core.plugin(load(name))
  return Core
}

export async function openPouch(): Promise<Pouch> {
  core ??= pluggedIn()
  const Core = core
  const Memory = Core.defaults({ adapter: 'memory' })
  const express: Express = load('express')
  const door: (databases: Constructor, options: { mode: string; overrideMode: object }) => unknown =
    load('express-pouchdb')
  const app = express()
  let requests = 0
  app.use((_request: unknown, _response: unknown, next: () => void) => {
    requests += 1
    next()
  })
  app.use('/', door(Memory, { mode: 'minimumForPouchDB', overrideMode: {} }))
  const server = createServer((request, response) => Reflect.apply(Object(app), undefined, [request, response]))
  const link = await openLink(await listening(server))
  const here = new Memory('desk')
  const away = new Memory('second')
  const there = new Memory('office')
  await there.info()
  const remote = new Core(`${link.url}/office`, { skip_setup: true })
  return {
    ...deskOf(here, remote),
    second: deskOf(away, remote),
    link,
    requests: () => requests,
    arrived: async () => (await there.info()).doc_count,
    close: async () => {
      await link.close()
      server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
      for (const each of [here, away, there]) await each.close()
    },
  }
}

const deskOf = (database: Database, remote: Database): PouchDesk => ({
  put: async documents => void (await database.bulkDocs(documents)),
  change: async (count, values) => {
    const { rows } = await database.allDocs({ include_docs: true })
    await database.bulkDocs(rows.slice(0, count).map(({ doc }, at) => ({ ...doc, ...values(at) })))
  },
  push: async () => void (await database.replicate.to(remote)),
  pull: async () => void (await database.replicate.from(remote)),
  having: async (count, values) => {
    const { rows } = await database.allDocs({ include_docs: true })
    return rows
      .slice(0, count)
      .flatMap(({ doc }) => Object.entries(values).filter(([name, value]) => doc[name] === value)).length
  },
})

/** What some work sent over this link. */
export async function pushed(
  pouch: Pouch,
  conditions: Partial<Conditions>,
  work: () => Promise<unknown>,
): Promise<Sent & { requests: number }> {
  const before = { ...pouch.link.traffic, requests: pouch.requests() }
  pouch.link.set(conditions)
  const began = performance.now()
  await work()
  const seconds = Number(((performance.now() - began) / 1000).toFixed(1))
  pouch.link.set(clear)
  const { up, down } = pouch.link.traffic
  return { seconds, up: up - before.up, down: down - before.down, requests: pouch.requests() - before.requests }
}

async function listening(server: Server): Promise<string> {
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the server has no port')
  return `http://127.0.0.1:${address.port}`
}
