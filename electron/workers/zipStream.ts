import { constants, crc32, deflateRawSync } from 'node:zlib'

/** Takes the bytes of a zip file in their order. */
export type Sink = (bytes: Buffer) => void

export interface ZipStream {
  /** Begins a file; what `write` gets until the next one belongs to it. */
  begin(name: string): void
  write(bytes: Buffer): void
  end(): void
}

interface Entry {
  readonly name: Buffer
  readonly at: number
  crc: number
  compressed: number
  size: number
}

/** A zip file written in one go, without going back: sizes follow each file. Not for more than 4 GB. */
export function zipStream(sink: Sink): ZipStream {
  const entries: Entry[] = []
  let at = 0
  let open: Entry | null = null
  const out = (bytes: Buffer): void => {
    at += bytes.length
    sink(bytes)
  }
  const finish = (): void => {
    if (!open) return
    out(lastBlock)
    open.compressed += lastBlock.length
    out(sizes(open))
    open = null
  }
  return {
    begin: name => {
      finish()
      open = { name: Buffer.from(name), at, crc: 0, compressed: 0, size: 0 }
      entries.push(open)
      out(localHead(open))
    },
    write: bytes => {
      if (!open) throw new Error('no file was begun')
      // Each part ends on a byte and looks back at none before it, so that parts one after another are one stream.
      const packed = deflateRawSync(bytes, { finishFlush: constants.Z_SYNC_FLUSH })
      open.crc = crc32(bytes, open.crc)
      open.size += bytes.length
      open.compressed += packed.length
      out(packed)
    },
    end: () => {
      finish()
      const begin = at
      for (const entry of entries) out(centralHead(entry))
      out(endOfDirectory(entries.length, at - begin, begin))
    },
  }
}

/** An empty last block of fixed codes. */
const lastBlock = Buffer.from([3, 0])

const version = 20
/** Sizes follow the content; the name is UTF-8. */
const flags = 0x0808
const deflated = 8
/** 1 January 1980: the same content gives the same file. */
const day = 0x0021

function localHead({ name }: Entry): Buffer {
  const head = Buffer.alloc(30)
  head.writeUInt32LE(0x04034b50, 0)
  head.writeUInt16LE(version, 4)
  head.writeUInt16LE(flags, 6)
  head.writeUInt16LE(deflated, 8)
  head.writeUInt16LE(day, 12)
  head.writeUInt16LE(name.length, 26)
  return Buffer.concat([head, name])
}

function sizes({ crc, compressed, size }: Entry): Buffer {
  const bytes = Buffer.alloc(16)
  bytes.writeUInt32LE(0x08074b50, 0)
  bytes.writeUInt32LE(crc, 4)
  bytes.writeUInt32LE(compressed, 8)
  bytes.writeUInt32LE(size, 12)
  return bytes
}

function centralHead({ name, at, crc, compressed, size }: Entry): Buffer {
  const head = Buffer.alloc(46)
  head.writeUInt32LE(0x02014b50, 0)
  head.writeUInt16LE(version, 4)
  head.writeUInt16LE(version, 6)
  head.writeUInt16LE(flags, 8)
  head.writeUInt16LE(deflated, 10)
  head.writeUInt16LE(day, 14)
  head.writeUInt32LE(crc, 16)
  head.writeUInt32LE(compressed, 20)
  head.writeUInt32LE(size, 24)
  head.writeUInt16LE(name.length, 28)
  head.writeUInt32LE(at, 42)
  return Buffer.concat([head, name])
}

function endOfDirectory(count: number, length: number, at: number): Buffer {
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(count, 8)
  end.writeUInt16LE(count, 10)
  end.writeUInt32LE(length, 12)
  end.writeUInt32LE(at, 16)
  return end
}
