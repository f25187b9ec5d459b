import { randomBytes } from 'node:crypto'
import { MessageChannel } from 'node:worker_threads'
import type { ClientLink } from '@orpc/client'
import { RPCLink as HttpLink } from '@orpc/client/fetch'
import { RPCLink as PortLink } from '@orpc/client/message-port'
import { RPCLink as SocketLink } from '@orpc/client/websocket'
import { WebSocket } from 'ws'
import type { Desk } from '../../electron/api/context.ts'
import type { Sessions } from '../../electron/api/session.ts'
import { serveLoopback } from '../../electron/hosts/loopback.ts'
import { servePort } from '../../electron/hosts/port.ts'
import { loopback } from '../../shared/kernel/loopback.ts'

/** `port` is the desktop's door; `socket` and `http` are the two ways through the browser's. */
export const doorNames = ['port', 'socket', 'http'] as const
export type DoorName = (typeof doorNames)[number]

export type Link = ClientLink<Record<never, never>>

export interface Way {
  readonly link: Link
  close(): Promise<void>
}

export const doors: Record<DoorName, (desk: Desk, sessions: Sessions) => Promise<Way>> = {
  port: async (desk, sessions) => {
    const { port1, port2 } = new MessageChannel()
    servePort(port1, desk, sessions)
    port2.start()
    return { link: new PortLink({ port: port2 }), close: async () => port2.close() }
  },
  socket: async (desk, sessions) => {
    const door = await openLoopback(desk, sessions)
    const pass = await passOf(door.url)
    const socket = await openSocket(pass)
    return {
      link: new SocketLink({ websocket: socket }),
      close: async () => {
        socket.close()
        await door.close()
      },
    }
  },
  http: async (desk, sessions) => {
    const door = await openLoopback(desk, sessions)
    const pass = await passOf(door.url)
    return {
      link: new HttpLink({ url: `${pass.origin}${loopback.callPath}`, headers: () => headersOf(pass) }),
      close: door.close,
    }
  },
}

export const secret = (): string => randomBytes(32).toString('base64url')

export const openLoopback = (desk: Desk, sessions: Sessions, renderer = '/nowhere') =>
  serveLoopback({ port: 0, renderer, secret }, desk, sessions)

/** What a browser holds once it has changed the printed address's code. */
export interface Pass {
  readonly origin: string
  readonly cookie: string
  readonly key: string
}

export async function passOf(url: string): Promise<Pass> {
  const { origin, hash } = new URL(url)
  const code = new URLSearchParams(hash.slice(1)).get(loopback.fragment)
  const answer = await fetch(`${origin}${loopback.exchangePath}`, {
    method: 'POST',
    headers: { origin, 'content-type': 'application/json' },
    body: JSON.stringify({ code }),
  })
  if (!answer.ok) throw new Error(`the code was refused: ${answer.status}`)
  const cookie = (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
  const body: unknown = await answer.json()
  if (typeof body !== 'object' || body === null || !('key' in body)) throw new Error('no key')
  return { origin, cookie, key: String(body.key) }
}

export const headersOf = (pass: Pass): Record<string, string> => ({
  origin: pass.origin,
  cookie: pass.cookie,
  'content-type': 'application/json',
  [loopback.keyHeader]: pass.key,
})

export async function openSocket(pass: Pass): Promise<BrowserSocket> {
  const socket = new WebSocket(
    `${pass.origin.replace('http', 'ws')}${loopback.socketPath}`,
    [loopback.subprotocol, `${loopback.keyPrefix}${pass.key}`],
    { headers: { origin: pass.origin, cookie: pass.cookie } },
  )
  await new Promise((resolve, reject) => {
    socket.once('open', resolve)
    socket.once('error', reject)
  })
  if (!isBrowserSocket(socket)) throw new Error('no socket as a browser has it')
  return socket
}

type BrowserSocket = globalThis.WebSocket

/** What `ws` gives can all that a page's own socket can; its types say so in other words. */
const isBrowserSocket = (socket: object): socket is BrowserSocket => 'addEventListener' in socket
