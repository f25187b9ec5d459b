import { closeSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs'
import path from 'node:path'
import { crc32 } from 'node:zlib'

/** How far the books have come: their last transaction with its clock, and the last id that was given. */
export interface Mark {
  readonly transaction: number
  readonly clock: number
  readonly lastId: number
}

export interface MarkFile {
  read(): Mark | null
  write(mark: Mark): void
}

const length = 28

/**
 * A few bytes beside the identity, written over after every commit and not flushed: they outlive the process, and after a power cut they
 * may be older than the books but never newer. So books that are older than their mark were put in place of newer ones.
 */
export function openMark(file: string): MarkFile {
  let handle: number | null = null
  return {
    read: () => {
      try {
        return readMark(readFileSync(file))
      } catch {
        return null
      }
    },
    write: ({ transaction, clock, lastId }) => {
      const bytes = Buffer.alloc(length)
      bytes.writeDoubleLE(transaction, 0)
      bytes.writeDoubleLE(clock, 8)
      bytes.writeDoubleLE(lastId, 16)
      bytes.writeUInt32LE(crc32(bytes.subarray(0, 24)), 24)
      handle ??= opened(file)
      writeSync(handle, bytes, 0, length, 0)
    },
  }
}

function opened(file: string): number {
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 })
  try {
    return openSync(file, 'r+', 0o600)
  } catch {
    closeSync(openSync(file, 'w', 0o600))
    return openSync(file, 'r+', 0o600)
  }
}

function readMark(bytes: Buffer): Mark | null {
  if (bytes.length !== length || crc32(bytes.subarray(0, 24)) !== bytes.readUInt32LE(24)) return null
  return { transaction: bytes.readDoubleLE(0), clock: bytes.readDoubleLE(8), lastId: bytes.readDoubleLE(16) }
}
