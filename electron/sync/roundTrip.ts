import { createHash, verify } from 'node:crypto'
import { protocolVersion, type Refusal } from '../../shared/sync/protocol.ts'
import { Malformed } from '../../shared/sync/wire/malformed.ts'
import { readRefusalBytes } from '../../shared/sync/wire/refusal.ts'
import { type CodedRequest, requestBytes } from '../../shared/sync/wire/request.ts'
import { type CodedResponse, readResponseBytes } from '../../shared/sync/wire/response.ts'
import { answerSigned, codedPath, requestSigned, signatureLength } from '../../shared/sync/wire/signing.ts'
import { officeUrl } from './address.ts'
import type { Http, HttpAnswer } from './http.ts'
import type { IdentityFile } from './identity.ts'
import { publicKeyOf } from './publicKey.ts'
import { LinkError } from './trouble.ts'
import { unsigned, waitAsked } from './unsigned.ts'

/** One round trip, measured. */
export interface RoundTrip {
  readonly answer: CodedResponse
  /** As it came. */
  readonly came: { readonly request: string; readonly bytes: Uint8Array; readonly signature: Uint8Array }
  /** This computer's clock, ms since 1970. */
  readonly sentAt: number
  readonly receivedAt: number
  readonly milliseconds: number
  /** Of these, until the connection stood. */
  readonly connecting: number
  /** Bytes of the bodies. */
  readonly sent: number
  readonly received: number
}

export interface RoundTripOptions {
  readonly http: Http
  readonly clock: { now(): number; uptime(): number }
  readonly address: string
  readonly identity: IdentityFile
  /** Head office's public key: SPKI DER, base64. */
  readonly pinnedKey: string
  readonly request: CodedRequest
  readonly signal?: AbortSignal
}

/**
 * One request to head office, signed, and believed only where head office signed the answer to this very request.
 * @throws LinkError
 */
export async function roundTrip(options: RoundTripOptions): Promise<RoundTrip> {
  const { identity, request, clock } = options
  const { device, incarnation } = identity.present()
  const unsignedBody = requestBytes(protocolVersion, { device, incarnation, counter: identity.nextCounter() }, request)
  const body = Buffer.concat([unsignedBody, identity.sign(requestSigned(unsignedBody))])

  const sentAt = clock.now()
  const started = clock.uptime()
  const received = await options.http.post({
    url: officeUrl(options.address, codedPath),
    headers: {},
    body,
    ...(options.signal ? { signal: options.signal } : {}),
  })
  const milliseconds = clock.uptime() - started
  const receivedAt = clock.now()

  const bytes = believed(received, body, options.pinnedKey)
  if (received.status !== 200) throw refused(bytes, received)
  const { epoch, cursors, parts } = request
  const answer = understood(() => readResponseBytes({ device, epoch, cursors, parts }, bytes))
  const came = {
    request: createHash('sha256').update(body).digest('hex'),
    bytes,
    signature: received.body.subarray(-signatureLength),
  }
  const measured = { milliseconds, connecting: received.connecting ?? 0 }
  return { answer, came, sentAt, receivedAt, ...measured, sent: body.length, received: received.body.length }
}

/** The answer without its signature, which must be head office's. */
function believed(received: HttpAnswer, request: Uint8Array, key: string): Uint8Array {
  const { body, status } = received
  if (body.length < signatureLength) throw unsigned(received)
  const bytes = body.subarray(0, -signatureLength)
  const requestHash = createHash('sha256').update(request).digest()
  const signature = body.subarray(-signatureLength)
  const signed = verify(null, answerSigned({ requestHash, status, bytes }), publicKeyOf(key), signature)
  if (!signed) throw unsigned(received)
  return bytes
}

function refused(bytes: Uint8Array, received: HttpAnswer): LinkError {
  const { code, frame }: Refusal = understood(() => readRefusalBytes(bytes))
  return new LinkError(code, { retryAfter: waitAsked(received), frame: frame ?? null })
}

/** What head office signed and this version cannot read is of a later one. */
function understood<T>(read: () => T): T {
  try {
    return read()
  } catch (cause) {
    if (cause instanceof Malformed) throw new LinkError('wrong-protocol', { cause })
    throw cause
  }
}
