import { createReadStream } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import type { Dialect } from '../../shared/import/dialect.ts'
import { tableLimits, UnreadableTable } from './unreadable.ts'

type Encoding = Dialect['encoding']

/** So much of a file is looked at to see how it is written. */
const sampleBytes = 65_536

/** In which encoding a text file is written: by its mark, by its zeros, by whether the whole of it is UTF-8, else by which accents make words. */
export async function encodingOf(path: string): Promise<Encoding> {
  const head = await headOf(path)
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le'
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be'
  const zeros = zerosIn(head)
  if (zeros !== null) return zeros
  if (await isUtf8(path)) return 'utf-8'
  return oneByteEncoding(await highBytes(path))
}

/** The text of a file in pieces; bytes that are no text in this encoding become U+FFFD. */
export async function* textOf(path: string, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding)
  for await (const chunk of createReadStream(path, { highWaterMark: 65_536 }) as AsyncIterable<Buffer>) {
    const text = decoder.decode(chunk, { stream: true })
    if (text !== '') yield text
  }
  const rest = decoder.decode()
  if (rest !== '') yield rest
}

/** The first bytes of a file. Throws UnreadableTable where it is no ordinary file, is empty, or is larger than any table. */
export async function headOf(path: string, bytes = sampleBytes): Promise<Buffer> {
  const file = await opened(path)
  try {
    const found = await file.stat()
    if (!found.isFile()) throw new UnreadableTable('not-a-file')
    if (found.size === 0) throw new UnreadableTable('empty-file')
    if (found.size > tableLimits.fileBytes) throw new UnreadableTable('too-big')
    const { buffer, bytesRead } = await file.read(Buffer.alloc(bytes), 0, bytes, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

/** A pipe or a device must not be waited for. */
async function opened(path: string): Promise<FileHandle> {
  try {
    return await open(path, constantsReadNoWait)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : ''
    throw new UnreadableTable(code === 'ENOENT' ? 'missing-file' : 'not-a-file')
  }
}

/** O_RDONLY | O_NONBLOCK on Linux and macOS; Windows has neither pipes nor devices in a folder. */
const constantsReadNoWait = process.platform === 'linux' ? 0o4000 : process.platform === 'darwin' ? 0x4 : 0

/** Letters of two bytes without a mark; zeros elsewhere are no text at all. */
function zerosIn(head: Buffer): Encoding | null {
  const even = head.filter((byte, at) => byte === 0 && at % 2 === 0).length
  const odd = head.filter((byte, at) => byte === 0 && at % 2 === 1).length
  if (even + odd === 0) return null
  const pairs = head.length / 2
  if (odd > pairs * 0.6 && even < pairs * 0.05) return 'utf-16le'
  if (even > pairs * 0.6 && odd < pairs * 0.05) return 'utf-16be'
  throw new UnreadableTable('not-a-table')
}

async function isUtf8(path: string): Promise<boolean> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  try {
    for await (const chunk of createReadStream(path, { highWaterMark: 1_048_576 }) as AsyncIterable<Buffer>)
      decoder.decode(chunk, { stream: true })
    decoder.decode()
    return true
  } catch {
    return false
  }
}

/** The first stretch of a file that holds letters beyond ASCII. */
async function highBytes(path: string): Promise<Buffer> {
  for await (const chunk of createReadStream(path, { highWaterMark: 1_048_576 }) as AsyncIterable<Buffer>)
    if (chunk.some(byte => byte >= 0x80)) return chunk
  return Buffer.alloc(0)
}

/**
 * Accents are small letters far more often than anything else: the encoding that finds more of them is the one. Windows’ curved quotes and dashes
 * would be accents on a Macintosh, and are not counted.
 */
function oneByteEncoding(bytes: Buffer): Encoding {
  const plain = Uint8Array.from(bytes, byte => (byte === 0x85 || (byte >= 0x91 && byte <= 0x97) ? 0x20 : byte))
  const small = (encoding: Encoding): number =>
    new TextDecoder(encoding).decode(plain).match(/[^\p{ASCII}\P{Ll}]/gu)?.length ?? 0
  return small('macintosh') > small('windows-1252') ? 'macintosh' : 'windows-1252'
}
