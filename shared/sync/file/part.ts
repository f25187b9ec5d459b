import { ByteWriter } from '../wire/bytes.ts'
import { signatureLength } from '../wire/signing.ts'
import { utf8Of } from '../wire/utf8.ts'
import { type Ciphers, type OwnKey, tagLength } from './ciphers.ts'
import { type FileHead, headBytes, mostPartBytes, readHead, receiverLength } from './head.ts'
import { FileRefused } from './problem.ts'

/** What one part of a file says of itself, beside what sealing it adds. */
export type PartHead = Omit<FileHead, 'receiver' | 'ephemeral' | 'length'>

/** So much fits into one part. */
export const mostBody = mostPartBytes - 1000

/** By which a file is known to be for the holder of this X25519 key. */
export const receiverOf = (ciphers: Ciphers, key: Uint8Array): Uint8Array =>
  ciphers.sha256(key).subarray(0, receiverLength)

/**
 * One part: its head in the open, then head and body signed by who writes it (`sign`: Ed25519, 64 bytes), body and signature enciphered to the
 * receiver's X25519 key under a key that is drawn for this part alone.
 */
export function sealPart(
  ciphers: Ciphers,
  receiver: Uint8Array,
  given: PartHead,
  body: Uint8Array,
  sign: (bytes: Uint8Array) => Uint8Array,
): Uint8Array {
  const drawn = ciphers.ephemeral()
  const length = body.length + signatureLength + tagLength
  const head: FileHead = {
    ...given,
    receiver: receiverOf(ciphers, receiver),
    ephemeral: drawn.publicKey,
    length,
  }
  const known = headBytes(head)
  const plain = new ByteWriter()
    .put(body)
    .put(sign(signedText(known, body)))
    .done()
  const key = keyOf(ciphers, drawn.agree(receiver), drawn.publicKey, receiver)
  return new ByteWriter()
    .put(known)
    .put(ciphers.encrypt(key, nonce, known, plain))
    .done()
}

export interface OpenedPart {
  readonly head: FileHead
  readonly body: Uint8Array
  /** What its writer signed, and the signature: whoever knows the writer's key looks. */
  readonly signed: Uint8Array
  readonly signature: Uint8Array
}

/**
 * Opens a part that is enciphered to `own`.
 * @throws FileRefused: what `readHead` refuses, other-receiver, damaged
 */
export function openPart(ciphers: Ciphers, own: OwnKey, bytes: Uint8Array): OpenedPart {
  const { head, known, enciphered } = readHead(bytes)
  const mine = receiverOf(ciphers, own.publicKey)
  if (!mine.every((byte, place) => byte === head.receiver[place])) throw new FileRefused('other-receiver')
  if (enciphered.length < signatureLength + tagLength) throw new FileRefused('damaged')
  const plain = ciphers.decrypt(
    keyOf(ciphers, agreed(own, head), head.ephemeral, own.publicKey),
    nonce,
    known,
    enciphered,
  )
  if (plain === null) throw new FileRefused('damaged')
  const body = plain.subarray(0, -signatureLength)
  return { head, body, signed: signedText(known, body), signature: plain.subarray(-signatureLength) }
}

function agreed(own: OwnKey, head: FileHead): Uint8Array {
  try {
    return own.agree(head.ephemeral)
  } catch (cause) {
    // A point of small order, which no key of ours is.
    throw new FileRefused('damaged', undefined, { cause })
  }
}

/** No key is used twice, so that one nonce serves all. */
const nonce = new Uint8Array(12)

const keyOf = (ciphers: Ciphers, secret: Uint8Array, ephemeral: Uint8Array, receiver: Uint8Array): Uint8Array =>
  ciphers.derive(secret, new ByteWriter().put(utf8Of('konvwa-file-1\n')).put(ephemeral).put(receiver).done())

const signedText = (known: Uint8Array, body: Uint8Array): Uint8Array =>
  new ByteWriter().put(utf8Of('konvwa-file-1\n')).put(known).put(body).done()
