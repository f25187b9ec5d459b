import type { z } from 'zod'
import { answerText, headers, protocolVersion, Refusal } from '../../shared/sync/protocol.ts'
import { officeUrl } from './address.ts'
import { decode, encode, frameType, sha256 } from './codec.ts'
import type { Http, HttpAnswer } from './http.ts'
import { LinkError } from './trouble.ts'
import { unsigned, waitAsked } from './unsigned.ts'
import { verifies } from './verifies.ts'

export interface ExchangeOptions<T> {
  readonly http: Http
  readonly address: string
  readonly path: string
  readonly message: object
  readonly answer: z.ZodType<T>
  /** The key that the answer itself brings: none is pinned yet. */
  readonly ownKey: (answer: T) => string
}

/**
 * One POST of JSON to a head office that this computer does not belong to yet, believed only where the key in the answer signed it.
 * @throws LinkError
 */
export async function exchange<T>(options: ExchangeOptions<T>): Promise<T> {
  const { body } = await encode(options.message)
  const received = await options.http.post({
    url: officeUrl(options.address, options.path),
    headers: { 'content-type': frameType },
    body,
  })
  const said = await content(received)
  if (received.status !== 200) throw refused(said, received)
  const answer = understood(options.answer, said)
  const signature = received.headers[headers.signature]
  const signed = typeof signature === 'string' && verifies(options.ownKey(answer), textOf(received), signature)
  if (!signed) throw unsigned(received)
  return answer
}

const textOf = ({ status, body }: HttpAnswer): string =>
  answerText({ device: 0, incarnation: 0, counter: 0, status, bodySha256: sha256(body) })

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

function refused(said: unknown, received: HttpAnswer): LinkError {
  const refusal = Refusal.safeParse(said)
  if (!refusal.success) return unsigned(received)
  return new LinkError(refusal.data.code, { retryAfter: waitAsked(received), frame: refusal.data.frame ?? null })
}
