import type { ByteReader, ByteWriter } from './bytes.ts'
import { Malformed } from './malformed.ts'

const kinds: readonly string[] = ['reference', 'depot', 'device']

/** The name of a scope: its kind, and its number where it has one. */
export function writeScope(writer: ByteWriter, scope: string): ByteWriter {
  const [kind = '', number] = scope.split(':')
  const at = kinds.indexOf(kind)
  return number === undefined ? writer.number(at) : writer.number(at).number(Number(number))
}

export function readScope(reader: ByteReader): string {
  const kind = kinds[reader.number()]
  if (kind === undefined) throw new Malformed('no scope')
  return kind === 'reference' ? kind : `${kind}:${reader.number()}`
}
