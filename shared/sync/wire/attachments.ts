import { ByteReader, ByteWriter } from './bytes.ts'
import { bytesOfHex, hexOf } from './hex.ts'
import { Malformed } from './malformed.ts'

/** A piece of an attached file goes up, or one is asked for. `sha256` is hex; sizes and places in bytes. */
export type AttachmentAsk =
  | {
      readonly kind: 'put'
      readonly sha256: string
      readonly size: number
      readonly from: number
      readonly bytes: Uint8Array
    }
  | { readonly kind: 'get'; readonly sha256: string; readonly from: number; readonly most: number }

export const putStates = ['ok', 'unknown', 'full', 'damaged'] as const

/**
 * To a piece: how much head office holds now, from the beginning, and why not more. unknown: no row that this desk sees names it yet. full: the
 * depot has no room left. damaged: what came is not what its hash says, it was thrown away. To a question: the piece, none where it has none.
 */
export type AttachmentAnswer =
  | { readonly kind: 'put'; readonly sha256: string; readonly state: (typeof putStates)[number]; readonly have: number }
  | { readonly kind: 'get'; readonly sha256: string; readonly from: number; readonly bytes: Uint8Array }

/** Around the bytes of a piece: kind, hash, two numbers. */
export const pieceOverhead = 48

export function askBytes(ask: AttachmentAsk): Uint8Array {
  const writer = new ByteWriter().number(ask.kind === 'put' ? 0 : 1).put(bytesOfHex(ask.sha256))
  if (ask.kind === 'get') return writer.number(ask.from).number(ask.most).done()
  return writer.number(ask.size).number(ask.from).put(ask.bytes).done()
}

/** @throws Malformed */
export function readAsk(bytes: Uint8Array): AttachmentAsk {
  const reader = new ByteReader(bytes)
  const kind = reader.number()
  const sha256 = hexOf(reader.take(hashLength))
  if (kind > 1) throw new Malformed('no such question')
  if (kind === 1) return { kind: 'get', sha256, from: reader.number(), most: reader.number() }
  return { kind: 'put', sha256, size: reader.number(), from: reader.number(), bytes: reader.rest() }
}

export function answerBytes(answer: AttachmentAnswer): Uint8Array {
  const writer = new ByteWriter().number(answer.kind === 'put' ? 0 : 1).put(bytesOfHex(answer.sha256))
  if (answer.kind === 'get') return writer.number(answer.from).put(answer.bytes).done()
  return writer.number(putStates.indexOf(answer.state)).number(answer.have).done()
}

/** @throws Malformed */
export function readAnswer(bytes: Uint8Array): AttachmentAnswer {
  const reader = new ByteReader(bytes)
  const kind = reader.number()
  const sha256 = hexOf(reader.take(hashLength))
  if (kind > 1) throw new Malformed('no such answer')
  if (kind === 1) return { kind: 'get', sha256, from: reader.number(), bytes: reader.rest() }
  const state = putStates[reader.number()]
  if (state === undefined) throw new Malformed('no such state')
  return { kind: 'put', sha256, state, have: reader.number() }
}

const hashLength = 32
