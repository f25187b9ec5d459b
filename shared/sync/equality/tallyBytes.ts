import type { ByteReader, ByteWriter } from '../wire/bytes.ts'
import type { Tally } from './tally.ts'

/** How many, and 64 bits. */
export function writeTally(writer: ByteWriter, { count, sum }: Tally): ByteWriter {
  const bytes = new Uint8Array(8)
  new DataView(bytes.buffer).setBigUint64(0, sum)
  return writer.number(count).put(bytes)
}

export function readTally(reader: ByteReader): Tally {
  const count = reader.number()
  const bytes = reader.take(8)
  return { count, sum: new DataView(bytes.buffer, bytes.byteOffset, 8).getBigUint64(0) }
}
