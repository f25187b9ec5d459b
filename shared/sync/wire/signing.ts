import { ByteWriter } from './bytes.ts'
import { utf8Of } from './utf8.ts'

/** Where requests of this version go; short, because every one of them carries it. */
export const codedPath = '/s'

/** An Ed25519 signature ends every request and every answer. */
export const signatureLength = 64

/** What a device signs: its request as it stands before the signature. */
export const requestSigned = (request: Uint8Array): Uint8Array =>
  new ByteWriter()
    .put(utf8Of(`konvwa-2\nPOST ${codedPath}\n`))
    .put(request)
    .done()

/**
 * What head office signs: its answer, refusals too, to the very request whose SHA-256 this is, its signature included. Nobody in between can
 * invent one, change one or give an old one again.
 */
export const answerSigned = (answer: { requestHash: Uint8Array; status: number; bytes: Uint8Array }): Uint8Array =>
  new ByteWriter()
    .put(utf8Of('konvwa-answer-2\n'))
    .put(answer.requestHash)
    .number(answer.status)
    .put(answer.bytes)
    .done()
