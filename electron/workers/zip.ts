import { type FileHandle, open } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { createInflateRaw } from 'node:zlib'
import { tableLimits, UnreadableTable } from './unreadable.ts'

/** One file inside a zip file. */
interface Entry {
  readonly name: string
  readonly method: number
  readonly locked: boolean
  readonly packedBytes: number
  readonly at: number
}

export interface Zip {
  readonly names: readonly string[]
  /** The text of one file inside, piece by piece, never more than the limits allow whatever the zip says of itself. */
  text(name: string): AsyncGenerator<string>
  close(): Promise<void>
}

const mostEntries = 10_000
const end = 0x06054b50
const central = 0x02014b50
const local = 0x04034b50

/** Opens a zip file by its directory at the end, reading nothing else. Throws UnreadableTable. */
export async function openZip(path: string): Promise<Zip> {
  const file = await open(path)
  try {
    const entries = await directoryOf(file)
    return {
      names: [...entries.keys()],
      text: name => textOf(file, entries.get(name)),
      close: () => file.close(),
    }
  } catch (error) {
    await file.close()
    throw error
  }
}

async function directoryOf(file: FileHandle): Promise<ReadonlyMap<string, Entry>> {
  const { size } = await file.stat()
  const tail = await bytesAt(file, Math.max(0, size - 65_557), Math.min(size, 65_557))
  const place = tail.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]))
  if (place < 0 || tail.length - place < 22 || tail.readUInt32LE(place) !== end)
    throw new UnreadableTable('damaged-file')
  const count = tail.readUInt16LE(place + 10)
  const bytes = tail.readUInt32LE(place + 12)
  const from = tail.readUInt32LE(place + 16)
  if (count > mostEntries || from + bytes > size || bytes > 8_000_000) throw new UnreadableTable('damaged-file')
  const directory = await bytesAt(file, from, bytes)
  const entries = new Map<string, Entry>()
  let at = 0
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > directory.length || directory.readUInt32LE(at) !== central) throw new UnreadableTable('damaged-file')
    const nameBytes = directory.readUInt16LE(at + 28)
    const name = directory.toString('utf8', at + 46, at + 46 + nameBytes)
    entries.set(name, {
      name,
      method: directory.readUInt16LE(at + 10),
      locked: (directory.readUInt16LE(at + 8) & 1) === 1,
      packedBytes: directory.readUInt32LE(at + 20),
      at: directory.readUInt32LE(at + 42),
    })
    at += 46 + nameBytes + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32)
  }
  return entries
}

async function* textOf(file: FileHandle, entry: Entry | undefined): AsyncGenerator<string> {
  if (!entry) return
  if (entry.locked) throw new UnreadableTable('locked-file')
  if (entry.method !== 0 && entry.method !== 8) throw new UnreadableTable('damaged-file')
  const head = await bytesAt(file, entry.at, 30)
  if (head.length < 30 || head.readUInt32LE(0) !== local) throw new UnreadableTable('damaged-file')
  const from = entry.at + 30 + head.readUInt16LE(26) + head.readUInt16LE(28)
  const most = Math.min(tableLimits.partBytes, Math.max(tableLimits.smallBytes, entry.packedBytes * tableLimits.packed))
  const decoder = new TextDecoder('utf-8')
  let bytes = 0
  for await (const chunk of unpacked(file, entry, from)) {
    bytes += chunk.length
    if (bytes > most) throw new UnreadableTable('too-big')
    yield decoder.decode(chunk, { stream: true })
  }
  yield decoder.decode()
}

async function* unpacked(file: FileHandle, { method, packedBytes }: Entry, from: number): AsyncGenerator<Buffer> {
  const { size } = await file.stat()
  if (from + packedBytes > size) throw new UnreadableTable('damaged-file')
  if (packedBytes === 0) return
  // Not the handle's own stream: that one closes the file with itself, and the next part could not be read.
  const packed = Readable.from(slices(file, from, packedBytes))
  const source = method === 0 ? packed : packed.pipe(createInflateRaw({ chunkSize: 65_536 }))
  try {
    yield* source as AsyncIterable<Buffer>
  } catch {
    throw new UnreadableTable('damaged-file')
  } finally {
    packed.destroy()
    source.destroy()
  }
}

async function bytesAt(file: FileHandle, from: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, from)
  return buffer.subarray(0, bytesRead)
}

async function* slices(file: FileHandle, from: number, length: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < length; ) {
    const bytes = await bytesAt(file, from + at, Math.min(65_536, length - at))
    if (bytes.length === 0) return
    yield bytes
    at += bytes.length
  }
}
