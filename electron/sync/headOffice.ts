import { createPublicKey, verify } from 'node:crypto'
import type { z } from 'zod'
import { answerText, headers, protocolVersion, Refusal, signedText } from '../../shared/sync/protocol.ts'
import { officeUrl } from './address.ts'
import { decode, encode, frameType, sha256 } from './codec.ts'
import type { Http, HttpAnswer } from './http.ts'
import type { IdentityFile } from './identity.ts'
import { LinkError } from './trouble.ts'

/** One round trip, measured. */
export interface Exchange<T> {
  readonly answer: T
  /** This computer's clock, ms since 1970. */
  readonly sentAt: number
  readonly receivedAt: number
  readonly milliseconds: number
  readonly sentJson: number
  readonly sentWire: number
  readonly receivedWire: number
}

export interface ExchangeOptions<T> {
  readonly http: Http
  readonly clock: { now(): number; uptime(): number }
  readonly address: string
  readonly path: string
  readonly message: object
  readonly answer: z.ZodType<T>
  /** Who signs; null for an enrolment, which has no device yet. */
  readonly identity: IdentityFile | null
  /** Head office's public key; null for an enrolment. */
  readonly pinnedKey: string | null
  /** The key that the answer itself brings, where none is pinned yet. */
  readonly ownKey?: (answer: T) => string
  readonly signal?: AbortSignal
}

/**
 * One POST to head office: signed, compressed, and believed only where head office signed the answer to this very request.
 * @throws LinkError
 */
export async function exchange<T>(options: ExchangeOptions<T>): Promise<Exchange<T>> {
  const { identity, path, clock } = options
  const { body, sha256: bodySha256, jsonBytes } = await encode(options.message)
  const who = identity?.present()
  const device = who?.device ?? 0
  const incarnation = who?.incarnation ?? 0
  const counter = identity?.nextCounter() ?? 0
  const signed = identity?.sign(signedText({ method: 'POST', path, device, incarnation, counter, bodySha256 }))

  const sentAt = clock.now()
  const started = clock.uptime()
  const received = await options.http.post({
    url: officeUrl(options.address, path),
    headers: {
      'content-type': frameType,
      ...(signed === undefined
        ? {}
        : {
            [headers.device]: String(device),
            [headers.incarnation]: String(incarnation),
            [headers.counter]: String(counter),
            [headers.signature]: signed,
          }),
    },
    body,
    ...(options.signal ? { signal: options.signal } : {}),
  })
  const milliseconds = clock.uptime() - started
  const receivedAt = clock.now()

  const believe = (key: string | null): void => {
    const bodyHash = sha256(received.body)
    const text = answerText({ device, incarnation, counter, status: received.status, bodySha256: bodyHash })
    if (key !== null && !signedBy(key, text, received.headers[headers.signature])) throw unsigned(received)
  }
  believe(options.pinnedKey)
  const said = await content(received)
  if (received.status !== 200) throw refused(said, received)
  const answer = understood(options.answer, said)
  if (options.pinnedKey === null) believe(options.ownKey?.(answer) ?? null)
  return {
    answer,
    sentAt,
    receivedAt,
    milliseconds,
    sentJson: jsonBytes,
    sentWire: body.length,
    receivedWire: received.body.length,
  }
}

/** The answer's JSON, or undefined where it is none: what is not head office's may be anything. */
async function content(received: HttpAnswer): Promise<unknown> {
  return decode(received.body, received.headers['content-type']).catch(() => undefined)
}

function understood<T>(schema: z.ZodType<T>, said: unknown): T {
  const parsed = schema.safeParse(said)
  if (parsed.success) return parsed.data
  if (protocolOf(said) !== undefined && protocolOf(said) !== protocolVersion) throw new LinkError('wrong-protocol')
  throw new LinkError('portal', { detail: 'no answer of head office', cause: parsed.error })
}

const protocolOf = (said: unknown): unknown =>
  typeof said === 'object' && said !== null && 'protocol' in said ? said.protocol : undefined

function signedBy(key: string, text: string, signature: string | string[] | undefined): boolean {
  if (typeof signature !== 'string') return false
  const publicKey = createPublicKey({ key: Buffer.from(key, 'base64'), format: 'der', type: 'spki' })
  return verify(null, Buffer.from(text), publicKey, Buffer.from(signature, 'base64'))
}

/** What somebody else says in head office's place: the proxy before it, or a portal. */
function unsigned(received: HttpAnswer): LinkError {
  const retryAfter = waitAsked(received)
  if (received.status === 429) return new LinkError('busy', { retryAfter })
  if (received.status === 413) return new LinkError('too-large')
  if (received.status >= 500 && received.status !== 511) return new LinkError('server-down', { retryAfter })
  return new LinkError('portal', { detail: `status ${received.status}, not signed by head office` })
}

function refused(said: unknown, received: HttpAnswer): LinkError {
  const refusal = Refusal.safeParse(said)
  if (!refusal.success) return unsigned(received)
  return new LinkError(refusal.data.code, { retryAfter: waitAsked(received), frame: refusal.data.frame ?? null })
}

function waitAsked(received: HttpAnswer): number | null {
  const seconds = Number(received.headers['retry-after'])
  return Number.isFinite(seconds) && seconds > 0 ? Math.min(seconds, 3600) * 1000 : null
}
