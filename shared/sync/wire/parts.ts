import { ByteReader, ByteWriter } from './bytes.ts'
import { Malformed } from './malformed.ts'

/**
 * What travels in a round trip beside frames and pages, by its first byte: each kind is a small protocol of its own between one file of a
 * desk and one of head office. Frames of rows have first bytes below 16. A kind that the other side does not know is passed over.
 */
export const partKinds = { vitals: 16, attachment: 18, carried: 19, equality: 24, snapshot: 25 } as const
export type PartKind = (typeof partKinds)[keyof typeof partKinds]

export interface Part {
  readonly kind: number
  readonly bytes: Uint8Array
}

export const isPart = (bytes: Uint8Array): boolean => (bytes[0] ?? 0) >= firstKind

/** A part as it stands among the frames of a request. */
export const partBytes = ({ kind, bytes }: Part): Uint8Array =>
  new ByteWriter().put(Uint8Array.of(kind)).put(bytes).done()

/** @throws Malformed */
export function readPart(bytes: Uint8Array): Part {
  const kind = bytes[0]
  if (kind === undefined || kind < firstKind) throw new Malformed('no part')
  return { kind, bytes: bytes.subarray(1) }
}

/** An answer to a request that brought parts: how long the coded answer is, the answer, how many parts, each with its length. */
export function answerWithParts(coded: Uint8Array, parts: readonly Part[]): Uint8Array {
  const writer = new ByteWriter().number(coded.length).put(coded).number(parts.length)
  for (const each of parts) {
    const bytes = partBytes(each)
    writer.number(bytes.length).put(bytes)
  }
  return writer.done()
}

/** @throws Malformed */
export function readAnswerWithParts(bytes: Uint8Array): {
  readonly coded: Uint8Array
  readonly parts: readonly Part[]
} {
  const reader = new ByteReader(bytes)
  const coded = reader.take(reader.number())
  const count = reader.number()
  if (count > mostAnswers) throw new Malformed('too many parts')
  const parts: Part[] = []
  while (parts.length < count) parts.push(readPart(reader.take(reader.number())))
  if (reader.rest().length > 0) throw new Malformed('more than it says')
  return { coded, parts }
}

const firstKind = 16
const mostAnswers = 1000
