import { createServer, type Server } from 'node:http'
import { createRequire } from 'node:module'
import { type Link, openLink } from '../support/proxy.ts'

interface Database {
  bulkDocs(documents: readonly object[]): Promise<unknown>
  info(): Promise<{ doc_count: number }>
  close(): Promise<void>
  readonly replicate: { to(remote: Database): Promise<{ docs_written: number }> }
}
type Constructor = (new (
  name: string,
  options?: { skip_setup?: boolean },
) => Database) & {
  plugin(plugin: unknown): Constructor
  defaults(options: { adapter: string }): Constructor
}
type Express = () => { use(first: unknown, second?: unknown): void }

/** PouchDB before express-pouchdb, both in memory: what a desk of documents would send over the same link. */
export interface Pouch {
  readonly link: Link
  /** Requests that came to the server so far. */
  requests(): number
  put(documents: readonly object[]): Promise<void>
  /** Brings the server what it lacks; throws where the link broke. */
  push(): Promise<void>
  arrived(): Promise<number>
  close(): Promise<void>
}

const load = createRequire(import.meta.url)

export async function openPouch(): Promise<Pouch> {
  const Core: Constructor = load('pouchdb-core')
  for (const name of ['pouchdb-adapter-memory', 'pouchdb-adapter-http', 'pouchdb-replication', 'pouchdb-mapreduce'])
    Core.plugin(load(name))
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
  const there = new Memory('office')
  await there.info()
  const remote = new Core(`${link.url}/office`, { skip_setup: true })
  return {
    link,
    requests: () => requests,
    put: async documents => void (await here.bulkDocs(documents)),
    push: async () => void (await here.replicate.to(remote)),
    arrived: async () => (await there.info()).doc_count,
    close: async () => {
      await link.close()
      server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
      await here.close()
      await there.close()
    },
  }
}

async function listening(server: Server): Promise<string> {
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the server has no port')
  return `http://127.0.0.1:${address.port}`
}
