import { ByteReader, ByteWriter } from '../wire/bytes.ts'
import { Malformed } from '../wire/malformed.ts'
import { readScope, writeScope } from '../wire/scopeName.ts'

/**
 * What stands at the beginning of a snapshot, signed by head office: one scope as it was at one cursor, in blocks that can be taken in one by one. It names no device.
 */
export interface SnapshotHead {
  readonly epoch: number
  readonly scope: string
  readonly cursor: number
  /** Rows in all blocks. */
  readonly rows: number
  readonly blocks: readonly SnapshotBlock[]
}

export interface SnapshotBlock {
  readonly bytes: number
  readonly rows: number
  /** SHA-256. */
  readonly hash: Uint8Array
}

const version = 1
const mostBlocks = 100_000
const snapshotSignature = 64

/** The text that head office signs: `sha256` (hex) of the head commits to every block. */
export const snapshotSigned = (sha256: string): string => `konvwa-snapshot-1\n${sha256}`

export function headBytes(head: SnapshotHead): Uint8Array {
  const writer = writeScope(new ByteWriter().number(version).number(head.epoch), head.scope)
    .number(head.cursor)
    .number(head.rows)
    .number(head.blocks.length)
  for (const { bytes, rows, hash } of head.blocks) writer.number(bytes).number(rows).put(hash)
  return writer.done()
}

/** @throws Malformed */
export function readHead(bytes: Uint8Array): SnapshotHead {
  const reader = new ByteReader(bytes)
  if (reader.number() !== version) throw new Malformed('a snapshot of another version')
  const [epoch, scope, cursor, rows, count] = [
    reader.number(),
    readScope(reader),
    reader.number(),
    reader.number(),
    reader.number(),
  ]
  if (count > mostBlocks) throw new Malformed('too many blocks')
  const block = (): SnapshotBlock => ({ bytes: reader.number(), rows: reader.number(), hash: reader.take(32) })
  return { epoch, scope, cursor, rows, blocks: Array.from({ length: count }, block) }
}

/** The head with its length before it and its signature behind it: how a snapshot begins. */
export const framedHead = (head: Uint8Array, signature: Uint8Array): Uint8Array =>
  new ByteWriter().number(head.length).put(head).put(signature).done()

/** Null while too little of it is there. */
export function splitHead(
  bytes: Uint8Array,
): { readonly head: Uint8Array; readonly signature: Uint8Array; readonly rest: Uint8Array } | null {
  if (bytes.length < 8) return null
  const reader = new ByteReader(bytes)
  const length = reader.number()
  const from = new ByteWriter().number(length).length
  if (bytes.length < from + length + snapshotSignature) return null
  return { head: reader.take(length), signature: reader.take(snapshotSignature), rest: reader.rest() }
}
