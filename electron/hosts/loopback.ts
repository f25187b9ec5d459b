import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { BodyLimitPlugin, RPCHandler } from '@orpc/server/node'
import { z } from 'zod'
import { loopback, mostCallBytes } from '../../shared/kernel/loopback.ts'
import { type Context, contextOf, type Desk } from '../api/context.ts'
import { router } from '../api/router.ts'
import type { Session, Sessions } from '../api/session.ts'
import { bodyOf } from './body.ts'
import { turnedAway } from './doorkeeper.ts'
import { type Keys, openKeys } from './keys.ts'
import { listen } from './listen.ts'
import { pageFiles } from './pageFiles.ts'
import { serveSocket } from './socket.ts'

export interface LoopbackOptions {
  /** 0 for one that is free. */
  readonly port: number
  /** The folder of the built page. */
  readonly renderer: string
  /** 256 random bits as text, fresh each time. */
  secret(): string
}

export interface LoopbackDoor {
  /** The address to open, with its code: good once. */
  readonly url: string
  close(): Promise<void>
}

/** The browser's door: the same calls as the desktop's, on 127.0.0.1 only, for the one who has the printed address. */
export async function serveLoopback(options: LoopbackOptions, desk: Desk, sessions: Sessions): Promise<LoopbackDoor> {
  const server = createServer({
    keepAliveTimeout: 65_000,
    headersTimeout: 15_000,
    requestTimeout: 60_000,
    maxHeaderSize: 8192,
  })
  const { origin, close } = await listen(server, options.port)
  const door: Door = {
    origin,
    cookie: `konvwa_${new URL(origin).port}`,
    keys: openKeys(options.secret, sessions.create),
  }

  const calls = new RPCHandler<Context>(router, { plugins: [new BodyLimitPlugin({ maxBodySize: mostCallBytes })] })
  const page = pageFiles(options.renderer, options.secret)
  const sockets = serveSocket(server, {
    turnedAway: request => turnedAway(request.headers, 'socket', origin),
    sessionOf: (request, key) => door.keys.find(cookieOf(request, door.cookie), key),
    context: session => contextOf(desk, session),
  })

  server.on('request', (request, response) => {
    answer(request, response).catch((error: unknown) => {
      desk.log.error('door failed', { error })
      if (!response.headersSent) response.writeHead(500)
      response.end()
    })
  })

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const pathname = (request.url ?? '/').split('?')[0] ?? '/'
    if (request.method === 'GET' || request.method === 'HEAD') {
      const away = turnedAway(request.headers, 'page', origin)
      return away ? refuse(response, away) : page(pathname, response)
    }
    if (request.method !== 'POST') return refuse(response, 405)
    const away = turnedAway(request.headers, 'post', origin)
    if (away) return refuse(response, away)
    if (pathname === loopback.exchangePath) return exchange(door, request, response)

    const session = sessionOf(door, request)
    if (!session) return refuse(response, 401)
    response.setHeader('cache-control', 'no-store')
    response.setHeader('x-content-type-options', 'nosniff')
    const { matched } = await calls.handle(request, response, {
      prefix: loopback.callPath,
      context: contextOf(desk, session),
    })
    if (!matched) refuse(response, 404)
  }

  return {
    url: `${origin}/#${loopback.fragment}=${door.keys.code}`,
    close: async () => {
      sockets.close()
      await close()
    },
  }
}

interface Door {
  readonly origin: string
  readonly cookie: string
  readonly keys: Keys
}

const Exchange = z.strictObject({ code: z.string().max(200) })

/** The code of the printed address for the cookie and the key. */
async function exchange(door: Door, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const given = Exchange.safeParse(jsonOf((await bodyOf(request, 1000)) ?? ''))
  if (!given.success) return refuse(response, 400)
  const taken = door.keys.take(given.data.code)
  if (!taken) return refuse(response, 401)
  response
    .writeHead(200, {
      'content-type': 'application/json',
      'cache-control': 'no-store',
      'set-cookie': `${door.cookie}=${taken.cookie}; Path=/; HttpOnly; SameSite=Strict`,
    })
    .end(JSON.stringify({ key: taken.key }))
}

function sessionOf(door: Door, request: IncomingMessage): Session | null {
  const key = request.headers[loopback.keyHeader]
  return door.keys.find(cookieOf(request, door.cookie), typeof key === 'string' ? key : undefined)
}

function cookieOf(request: IncomingMessage, name: string): string | undefined {
  const pairs = (request.headers.cookie ?? '').split(';').map(pair => pair.trim())
  return pairs.find(pair => pair.startsWith(`${name}=`))?.slice(name.length + 1)
}

function refuse(response: ServerResponse, status: number): void {
  response
    .writeHead(status, { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff', connection: 'close' })
    .end()
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
