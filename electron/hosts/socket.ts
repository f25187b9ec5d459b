import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { type WebSocket, WebSocketServer } from 'ws'
import { loopback, mostCallBytes } from '../../shared/kernel/loopback.ts'
import type { Context } from '../api/context.ts'
import type { Session } from '../api/session.ts'
import { servePeer } from './peer.ts'

interface SocketOptions {
  turnedAway(request: IncomingMessage): number | null
  sessionOf(request: IncomingMessage, key: string): Session | null
  context(session: Session): Context
}

/** The loopback door's WebSocket: it carries `changes.watch`, which HTTP would have to ask for again and again. */
export function serveSocket(server: Server, options: SocketOptions): { close(): void } {
  const sockets = new WebSocketServer({
    noServer: true,
    // What is too big for a call is answered so; what is far too big is not even read.
    maxPayload: 4 * mostCallBytes,
    perMessageDeflate: false,
    handleProtocols: offered => (offered.has(loopback.subprotocol) ? loopback.subprotocol : false),
  })
  server.on('upgrade', (request, stream, head) => {
    stream.on('error', () => stream.destroy())
    const away = options.turnedAway(request) ?? (pathOf(request) === loopback.socketPath ? null : 404)
    if (away !== null) return refuse(stream, away)
    const session = options.sessionOf(request, keyOf(request))
    if (!session) return refuse(stream, 401)
    sockets.handleUpgrade(request, stream, head, socket => serve(socket, options.context(session)))
  })
  return {
    close: () => {
      for (const socket of sockets.clients) socket.close(1001)
      sockets.close()
    },
  }
}

function serve(socket: WebSocket, context: Context): void {
  socket.on('error', () => socket.terminate())
  servePeer(
    {
      send: text => {
        if (socket.readyState === socket.OPEN) socket.send(text)
      },
      onMessage: listener =>
        socket.on('message', (data, binary) =>
          listener(binary || !Buffer.isBuffer(data) ? null : data.toString('utf8')),
        ),
      onClose: listener => socket.on('close', listener),
    },
    context,
  )
}

const pathOf = (request: IncomingMessage): string => (request.url ?? '').split('?')[0] ?? ''

const keyOf = (request: IncomingMessage): string =>
  (request.headers['sec-websocket-protocol'] ?? '')
    .split(',')
    .map(offered => offered.trim())
    .find(offered => offered.startsWith(loopback.keyPrefix))
    ?.slice(loopback.keyPrefix.length) ?? ''

const refuse = (stream: Duplex, status: number): void => {
  stream.end(`HTTP/1.1 ${status} Refused\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`)
}
