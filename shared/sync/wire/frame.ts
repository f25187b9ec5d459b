import type { Budget } from './budget.ts'
import { ByteReader, ByteWriter } from './bytes.ts'
import { read, writtenInSteps } from './coder.ts'
import { crc32 } from './crc32.ts'
import { bytesOfHex, hexOf } from './hex.ts'
import { Malformed } from './malformed.ts'
import { atOnce } from './steps.ts'
import { transactionSteps, type WireTransaction } from './transactions.ts'

/** The first byte of a sealed frame: how it is written. Frames of the first version are JSON, and may be packed with brotli on their way. */
export const frameForms = { json: 1, coded: 2, packedJson: 3 } as const

/** What the columns meant when a frame was sealed; raised when old frames have to be lifted. */
export const schemaVersion = 1
/** Head office takes the last four. */
export const oldestSchema = Math.max(1, schemaVersion - 3)

const tagLength = 8

export interface CodedFrame {
  readonly device: number
  readonly number: number
  readonly schema: number
  /** The first sixteen letters of the hash of the frame before. */
  readonly previous: string
  readonly transactions: readonly WireTransaction[]
}

/**
 * A frame as it is sealed: form, schema, device, number, the beginning of the hash before, the transactions, CRC-32 of all that.
 * `previous`: SHA-256 (hex) of the frame before.
 * @throws Unwritable where it is more than one frame may hold
 */
export const frameBytes = (frame: Unsealed): Uint8Array => atOnce(frameSteps(frame))

export type Unsealed = Omit<CodedFrame, 'schema'>

/**
 * The same, each transaction a step that tells how many bytes the transactions are so far, for who must not be held up.
 * @throws Unwritable where it is more than one frame may hold
 */
export function* frameSteps({ device, number, previous, transactions }: Unsealed): Generator<number, Uint8Array> {
  const coded = yield* writtenInSteps(device, coder => transactionSteps(coder, transactions))
  const unsummed = new ByteWriter()
    .put(Uint8Array.of(frameForms.coded))
    .number(schemaVersion)
    .number(device)
    .number(number)
    .put(bytesOfHex(previous.slice(0, tagLength * 2)))
    .put(coded)
    .done()
  const sum = new DataView(new ArrayBuffer(4))
  sum.setUint32(0, crc32(unsummed))
  return new ByteWriter().put(unsummed).put(new Uint8Array(sum.buffer)).done()
}

/**
 * Reads such a frame.
 * @throws Malformed
 */
export function readFrameBytes(bytes: Uint8Array, budget: Budget): CodedFrame {
  if (bytes.length < 5) throw new Malformed('cut short')
  const unsummed = bytes.subarray(0, -4)
  const sum = new DataView(bytes.buffer, bytes.byteOffset + bytes.length - 4, 4).getUint32(0)
  if (crc32(unsummed) !== sum) throw new Malformed('a damaged frame')
  const reader = new ByteReader(unsummed)
  if (reader.number() !== frameForms.coded) throw new Malformed('a frame of another form')
  const [schema, device, number] = [reader.number(), reader.number(), reader.number()]
  const previous = hexOf(reader.take(tagLength))
  if (number < 1) throw new Malformed('no frame')
  const transactions = read(reader.rest(), device, coder => atOnce(transactionSteps(coder, null)), budget)
  return { device, number, schema, previous, transactions }
}
