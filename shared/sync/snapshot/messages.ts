import { ByteReader, ByteWriter } from '../wire/bytes.ts'
import { Malformed } from '../wire/malformed.ts'
import { readScope, writeScope } from '../wire/scopeName.ts'

/** Which snapshot, and how many bytes it has. */
export interface SnapshotName {
  readonly scope: string
  readonly cursor: number
  readonly size: number
}

/** null: which snapshots are there for me? Else: bytes of one, from there on. */
export type SnapshotAsk = { readonly scope: string; readonly cursor: number; readonly from: number } | null

export function snapshotAskBytes(ask: SnapshotAsk): Uint8Array {
  if (ask === null) return Uint8Array.of(0)
  return writeScope(new ByteWriter().number(1), ask.scope).number(ask.cursor).number(ask.from).done()
}

/** @throws Malformed */
export function readSnapshotAsk(bytes: Uint8Array): SnapshotAsk {
  const reader = new ByteReader(bytes)
  return reader.number() === 0 ? null : { scope: readScope(reader), cursor: reader.number(), from: reader.number() }
}

export function snapshotListBytes(list: readonly SnapshotName[]): Uint8Array {
  const writer = new ByteWriter().number(list.length)
  for (const { scope, cursor, size } of list) writeScope(writer, scope).number(cursor).number(size)
  return writer.done()
}

/** @throws Malformed */
export function readSnapshotList(bytes: Uint8Array): SnapshotName[] {
  const reader = new ByteReader(bytes)
  const count = reader.number()
  if (count > 10_000) throw new Malformed('too many snapshots')
  return Array.from({ length: count }, () => ({
    scope: readScope(reader),
    cursor: reader.number(),
    size: reader.number(),
  }))
}
