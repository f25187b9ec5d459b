import { createPublicKey, hash, verify } from 'node:crypto'
import { answerText } from '../../shared/sync/protocol.ts'
import { type Receipt, SparesAnswer, SparesAsk } from '../../shared/sync/recover.ts'
import { BodyError, decodeBody } from '../codec.ts'

/** What a receipt proves: head office, whose key this is, once answered a computer with this number and this key (SPKI DER, base64). */
export interface Proven {
  readonly device: number
  readonly publicKey: string
}

/** The signature says that head office answered; the answer names its question by its hash, and the question says who asked. Null where something does not fit. */
export async function readReceipt(receipt: Receipt, officeKey: Buffer): Promise<Proven | null> {
  const [request, answer] = [Buffer.from(receipt.request, 'base64'), Buffer.from(receipt.answer, 'base64')]
  const text = answerText({ device: 0, incarnation: 0, counter: 0, status: 200, bodySha256: hash('sha256', answer) })
  const key = createPublicKey({ key: officeKey, format: 'der', type: 'spki' })
  if (!verify(null, Buffer.from(text), key, Buffer.from(receipt.signature, 'base64'))) return null
  const said = SparesAnswer.safeParse(await read(answer))
  if (!said.success || said.data.request !== hash('sha256', request)) return null
  const asked = SparesAsk.safeParse(await read(request))
  if (!asked.success || asked.data.publicKey === undefined) return null
  return { device: asked.data.device, publicKey: asked.data.publicKey }
}

const read = (body: Buffer): Promise<unknown> =>
  decodeBody(body).catch((error: unknown) => {
    if (error instanceof BodyError) return null
    throw error
  })
