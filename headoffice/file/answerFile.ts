import { createPrivateKey, hash, randomBytes, sign } from 'node:crypto'
import { answerBytesInFile } from '../../shared/sync/file/content.ts'
import { type FileHead, fileName } from '../../shared/sync/file/head.ts'
import { packed } from '../../shared/sync/file/packed.ts'
import { type PartHead, sealPart } from '../../shared/sync/file/part.ts'
import { answerSigned } from '../../shared/sync/wire/signing.ts'
import type { AnswerPart } from '../store/files.ts'
import type { Office } from '../store/office.ts'
import { ciphers } from './ciphers.ts'

export interface Answering {
  readonly office: Office
  readonly partBytes: number
  /** Of the file that is answered. */
  readonly head: FileHead
  readonly lane: string
  /** X25519, of the computer that asked. */
  readonly answerKey: Uint8Array
  /** To which request, and the answer without its signature. */
  readonly answered: readonly { readonly request: Uint8Array; readonly answer: Uint8Array }[]
  readonly at: number
  readonly answerSequence: number
}

/** The answer to a file: to each of its requests what a link would have brought, signed the same way, in as many parts as it takes. */
export function answerFile(answering: Answering): AnswerPart[] {
  const { office, head, answerKey, answered, at } = answering
  const key = createPrivateKey({ key: office.privateKey, format: 'der', type: 'pkcs8' })
  const messages = answered.map(({ request, answer }) => {
    const requestHash = hash('sha256', request, 'buffer')
    const signature = sign(null, answerSigned({ requestHash, status: 200, bytes: answer }), key)
    return answerBytesInFile({ request: requestHash, body: Buffer.concat([answer, signature]) })
  })
  const bodies = packed(messages, answering.partBytes)
  const common = {
    direction: 'answer',
    device: head.device,
    incarnation: head.incarnation,
    bundle: randomBytes(16).toString('hex'),
    answers: head.bundle,
    at,
    sequence: answering.answerSequence,
    parts: bodies.length,
  } as const
  return bodies.map((body, index) => {
    const said: PartHead = { ...common, part: index + 1 }
    const bytes = sealPart(ciphers, answerKey, said, body, text => sign(null, text, key))
    return { part: said.part, name: fileName(said, answering.lane), bytes }
  })
}
