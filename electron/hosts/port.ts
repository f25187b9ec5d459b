import { contextOf, type Desk } from '../api/context.ts'
import type { Sessions } from '../api/session.ts'
import { servePeer } from './peer.ts'

/** What the door needs of a MessagePort: Node's own and Electron's MessagePortMain both have it. */
export interface Port {
  on(event: 'message', listener: (message: unknown) => void): unknown
  on(event: 'close', listener: () => void): unknown
  postMessage(message: string): void
  start(): void
}

/** The desktop's door: one port is one window, and has a session of its own that ends with it. */
export function servePort(port: Port, desk: Desk, sessions: Sessions): void {
  const session = sessions.create()
  servePeer(
    {
      send: text => port.postMessage(text),
      onMessage: listener => port.on('message', message => listener(dataOf(message))),
      onClose: listener => port.on('close', listener),
    },
    contextOf(desk, session),
  )
  port.on('close', () => sessions.forget(session))
  port.start()
}

/** Electron hands over an event, Node the data itself. */
const dataOf = (message: unknown): unknown =>
  typeof message === 'object' && message !== null && 'data' in message ? message.data : message
