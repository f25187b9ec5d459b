import type { ByteReader, ByteWriter } from '../wire/bytes.ts'
import { Malformed } from '../wire/malformed.ts'
import type { Tally } from './tally.ts'

const kinds = ['reference', 'depot', 'device'] as const

/** The name of a scope: its kind, and its number where it has one. */
export function writeScope(writer: ByteWriter, scope: string): ByteWriter {
  const [kind = '', number] = scope.split(':')
  const at = kinds.findIndex(each => each === kind)
  return number === undefined ? writer.number(at) : writer.number(at).number(Number(number))
}

export function readScope(reader: ByteReader): string {
  const kind = kinds[reader.number()]
  if (kind === undefined) throw new Malformed('no scope')
  return kind === 'reference' ? kind : `${kind}:${reader.number()}`
}

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
