import { type ClientLink, createORPCClient } from '@orpc/client'
import { RPCLink as PortLink } from '@orpc/client/message-port'
import { RPCLink as SocketLink } from '@orpc/client/websocket'
import { createStore } from 'zustand/vanilla'
import type { Client } from '../shared/contract.ts'
import { type DoorAnswer, isDesktop, openDoor } from './door.ts'
import { type Connection, type ConnectionState, Gone } from './widgets/connection.ts'

type Link = ClientLink<Record<never, never>>

/** One open way to the backend. `onClosed` is called once, when it ends by itself. */
interface Way {
  readonly link: Link
  onClosed(listener: () => void): void
}

/** The pass was refused: trying again does not help. */
class PassRefused extends Error {}

const longestWait = 10_000
const patience = 5_000

/**
 * The backend behind this page, by whichever door the page came in. The client stays the same through every break:
 * calls wait a few seconds for the way to come back, those that were under way end with `Gone`. `begun` is the browser's
 * door where somebody has begun to open it.
 */
export function connect(begun: Promise<DoorAnswer> | null): { client: Client; connection: Connection } {
  let first = begun
  const open = (): Promise<Way> => {
    if (isDesktop()) return openPort()
    const door = first ?? openDoor()
    first = null
    return openSocket(door)
  }
  const store = createStore<ConnectionState>(() => ({ state: 'connecting' }))
  let way: Way | null = null
  let failures = 0
  let timer: number | undefined
  const waiting = new Set<(way: Way) => void>()

  const attempt = (): void => {
    window.clearTimeout(timer)
    open().then(opened, refused)
  }
  const opened = (next: Way): void => {
    way = next
    failures = 0
    next.onClosed(() => {
      if (way !== next) return
      way = null
      later()
    })
    for (const give of waiting) give(next)
    waiting.clear()
    store.setState({ state: 'open' }, true)
  }
  const refused = (error: unknown): void => {
    if (error instanceof PassRefused) store.setState({ state: 'ended' }, true)
    else later()
  }
  const later = (): void => {
    const wait = Math.min(longestWait, 250 * 2 ** failures)
    failures += 1
    store.setState({ state: 'lost', nextAt: Date.now() + wait }, true)
    timer = window.setTimeout(attempt, wait)
  }
  const current = (): Promise<Way> =>
    way
      ? Promise.resolve(way)
      : new Promise((resolve, reject) => {
          const give = (next: Way): void => resolve(next)
          waiting.add(give)
          window.setTimeout(() => {
            if (waiting.delete(give)) reject(new Gone())
          }, patience)
        })

  const link: Link = {
    call: async (path, input, options) => {
      const used = await current()
      try {
        return await used.link.call(path, input, options)
      } catch (error) {
        throw way === used ? error : new Gone('', { cause: error })
      }
    },
  }
  attempt()
  return { client: createORPCClient<Client>(link), connection: { store, retryNow: attempt } }
}

/** The desktop's door: the preload hands one end of a channel to this page. */
function openPort(): Promise<Way> {
  return new Promise((resolve, reject) => {
    const refuse = window.setTimeout(() => {
      window.removeEventListener('message', take)
      reject(new Gone())
    }, patience)
    const take = (event: MessageEvent): void => {
      const port = event.ports[0]
      if (event.source !== window || event.data !== 'konvwa:port' || !port) return
      window.removeEventListener('message', take)
      window.clearTimeout(refuse)
      port.start()
      resolve({ link: new PortLink({ port }), onClosed: listener => port.addEventListener('close', listener) })
    }
    window.addEventListener('message', take)
    window.postMessage('konvwa:connect', window.location.origin)
  })
}

/** The browser's door, opened by `begun` the first time: while the page was still being fetched. */
async function openSocket(begun: Promise<DoorAnswer>): Promise<Way> {
  const socket = await begun
  if (socket === 'refused') throw new PassRefused()
  if (socket === 'gone' || socket.readyState !== WebSocket.OPEN) throw new Gone()
  return {
    link: new SocketLink({ websocket: socket }),
    onClosed: listener => socket.addEventListener('close', listener, { once: true }),
  }
}
