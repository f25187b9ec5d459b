import { type ClientRequest, type IncomingMessage, Agent as PlainAgent, request as plainRequest } from 'node:http'
import { Agent as TlsAgent, request as tlsRequest } from 'node:https'
import { LinkError, troubleOf } from './trouble.ts'

export interface HttpAnswer {
  readonly status: number
  readonly headers: IncomingMessage['headers']
  readonly body: Buffer
  /** Milliseconds until the connection stood; none where it was kept from before. */
  readonly connecting?: number
}

/** One POST at a time over a connection that is kept while a sync runs. */
export interface Http {
  /** @throws LinkError */
  post(request: {
    url: URL
    headers: Readonly<Record<string, string>>
    body: Buffer
    signal?: AbortSignal
  }): Promise<HttpAnswer>
  /** Lets the connection go, so that the next sync does not write into one that a router has long forgotten. */
  hangUp(): void
}

export interface HttpOptions {
  /** Milliseconds for the connection to stand, and without a single byte moving either way. */
  readonly connectWithin?: number
  readonly idleAtMost?: number
}

const mostBody = 16 * 1024 * 1024

export function createHttp(options: HttpOptions = {}): Http {
  const connectWithin = options.connectWithin ?? 15_000
  const idleAtMost = options.idleAtMost ?? 45_000
  const plain = new PlainAgent({ keepAlive: true, maxSockets: 1 })
  const tls = new TlsAgent({ keepAlive: true, maxSockets: 1 })

  return {
    post: ({ url, headers, body, signal }) =>
      new Promise((resolve, reject) => {
        const secure = url.protocol === 'https:'
        const request = (secure ? tlsRequest : plainRequest)(url, {
          method: 'POST',
          agent: secure ? tls : plain,
          headers: { ...headers, 'content-length': body.length },
          ...(signal ? { signal } : {}),
        })
        // HTTP/1.1 keeps its connection without being told.
        request.removeHeader('connection')
        let stands = false
        let connecting = 0
        const fail = (cause: unknown): void => {
          request.destroy()
          reject(asLinkError(cause, stands))
        }
        request.on('error', fail)
        watchTime(request, { connectWithin, idleAtMost, secure }, fail, took => {
          stands = true
          connecting = took
        })
        request.on('response', response => collect(response, got => resolve({ ...got, connecting }), fail))
        request.end(body)
      }),
    hangUp: () => {
      plain.destroy()
      tls.destroy()
    },
  }
}

function watchTime(
  request: ClientRequest,
  limits: { connectWithin: number; idleAtMost: number; secure: boolean },
  fail: (cause: unknown) => void,
  stands: (took: number) => void,
): void {
  const began = performance.now()
  const inTime = (kept: boolean): void => {
    clearTimeout(late)
    stands(kept ? 0 : performance.now() - began)
  }
  const late = setTimeout(() => fail(new LinkError('timeout', { detail: 'no connection' })), limits.connectWithin)
  request.on('close', () => clearTimeout(late))
  request.on('socket', socket => {
    if (socket.connecting) socket.once(limits.secure ? 'secureConnect' : 'connect', () => inTime(false))
    else inTime(true)
  })
  request.setTimeout(limits.idleAtMost, () => fail(new LinkError('timeout', { detail: 'nothing moved' })))
}

function collect(
  response: IncomingMessage,
  resolve: (answer: Omit<HttpAnswer, 'connecting'>) => void,
  fail: (cause: unknown) => void,
): void {
  const chunks: Buffer[] = []
  let length = 0
  response.on('data', (chunk: Buffer) => {
    length += chunk.length
    if (length > mostBody) fail(new LinkError('portal', { detail: 'an answer too big to be head office’s' }))
    else chunks.push(chunk)
  })
  response.on('error', fail)
  response.on('end', () => {
    if (!response.complete) return fail(new LinkError('no-link', { detail: 'the answer was cut short' }))
    resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) })
  })
}

function asLinkError(cause: unknown, underWay: boolean): LinkError {
  if (cause instanceof LinkError) return new LinkError(cause.trouble, { cause, underWay, detail: cause.message })
  const code = cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : undefined
  return new LinkError(troubleOf(code), { cause, underWay, detail: code ?? 'broken off' })
}
