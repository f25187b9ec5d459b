import type { z } from 'zod'
import { answerText, headers, protocolVersion, Refusal } from '../../shared/sync/protocol.ts'
import { type Receipt, recoverPath, recoverSigned } from '../../shared/sync/recover.ts'
import { officeUrl } from './address.ts'
import { decode, encode, frameType, sha256 } from './codec.ts'
import type { Http, HttpAnswer } from './http.ts'
import type { IdentityFile } from './identity.ts'
import { LinkError } from './trouble.ts'
import { unsigned, waitAsked } from './unsigned.ts'
import { verifies } from './verifies.ts'

export interface AskOptions<T> {
  readonly http: Http
  readonly identity: IdentityFile
  readonly ask: object
  /** In whose name; this computer's own unless told. */
  readonly as?: { readonly device: number; readonly incarnation: number }
  readonly answer: z.ZodType<T & { request: string }>
}

/**
 * Asks head office who this computer is from now on: signed by its key, believed only where the pinned key of head office signed the
 * answer to this very request.
 * @throws LinkError
 */
export const askOffice = async <T>(options: AskOptions<T>): Promise<T> => (await askForReceipt(options)).answer

/**
 * The same, with what was signed.
 * @throws LinkError
 */
export async function askForReceipt<T>(
  options: AskOptions<T>,
): Promise<{ readonly answer: T; readonly receipt: Receipt }> {
  const { identity, ask } = options
  const me = identity.present()
  if (me.address === null || me.headOfficeKey === null) throw new LinkError('unknown-device')
  const { device, incarnation } = options.as ?? me
  const { body, sha256: request } = await encode({ protocol: protocolVersion, device, incarnation, ...ask })
  const signature = Buffer.from(identity.sign(Buffer.from(recoverSigned(request), 'utf8'))).toString('base64')
  const received = await options.http.post({
    url: officeUrl(me.address, recoverPath),
    headers: { 'content-type': frameType, [headers.signature]: signature },
    body,
  })
  if (!isSigned(received, me.headOfficeKey)) throw unsigned(received)
  const said = await decode(received.body, received.headers['content-type']).catch(() => undefined)
  if (received.status !== 200) throw refused(said, received)
  const answer = options.answer.safeParse(said)
  if (!answer.success) throw new LinkError('wrong-protocol', { cause: answer.error })
  if (answer.data.request !== request) throw new LinkError('portal', { detail: 'the answer to another request' })
  const receipt = {
    device,
    request: body.toString('base64'),
    answer: received.body.toString('base64'),
    signature: String(received.headers[headers.signature]),
  }
  return { answer: answer.data, receipt }
}

function isSigned(received: HttpAnswer, key: string): boolean {
  const signature = received.headers[headers.signature]
  if (typeof signature !== 'string') return false
  const { status, body } = received
  const text = answerText({ device: 0, incarnation: 0, counter: 0, status, bodySha256: sha256(body) })
  return verifies(key, text, signature)
}

function refused(said: unknown, received: HttpAnswer): LinkError {
  const refusal = Refusal.safeParse(said)
  if (!refusal.success) return unsigned(received)
  return new LinkError(refusal.data.code, { retryAfter: waitAsked(received) })
}
