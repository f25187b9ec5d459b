import { ByteReader, ByteWriter } from '../wire/bytes.ts'
import { crc32 } from '../wire/crc32.ts'
import { bytesOfHex, hexOf } from '../wire/hex.ts'
import { Malformed } from '../wire/malformed.ts'
import { keyLength } from './ciphers.ts'
import { FileRefused } from './problem.ts'

export const fileExtension = '.konvwa'
/** Messengers take as much. */
export const mostPartBytes = 16_000_000
export const mostParts = 1000
export const fileVersion = 1

/** What stands in the open at the beginning of each part, so that anybody can say what it is and who it is for. */
export interface FileHead {
  readonly direction: 'to-office' | 'answer'
  /** The first 8 bytes of the SHA-256 of the receiver's X25519 key. */
  readonly receiver: Uint8Array
  /** The key drawn for this part alone. */
  readonly ephemeral: Uint8Array
  /** The desk that wrote it, or that it answers. */
  readonly device: number
  readonly incarnation: number
  /** Which file its parts belong to, hex. */
  readonly bundle: string
  /** The file that it answers; null on one that goes to head office. */
  readonly answers: string | null
  /** When it was written, by the clock of who wrote it: ms since 1970. */
  readonly at: number
  /** Rises with every file of its writer. */
  readonly sequence: number
  /** From 1. */
  readonly part: number
  readonly parts: number
  /** Of what is enciphered. */
  readonly length: number
}

/** As PNG begins: a byte that is no letter, the name, and line ends that a transfer as text would change. */
const magic = Uint8Array.of(0x89, 0x4b, 0x4f, 0x4e, 0x56, 0x57, 0x41, 0x0d, 0x0a, 0x1a, 0x0a)
const nameLength = 7
const bundleLength = 16
export const receiverLength = 8
const mostHead = 200

/** What a part is called: whose, when, which of how many; an answer says so. The day is UTC. */
export function fileName(head: Pick<FileHead, 'direction' | 'at' | 'part' | 'parts'>, lane: string): string {
  const day = new Date(head.at).toISOString().slice(0, 16).replace('T', '-').replace(':', '')
  const which = head.parts === 1 ? '' : `-${head.part}of${head.parts}`
  return `konvwa-${lane}-${head.direction === 'answer' ? 'answer-' : ''}${day}${which}${fileExtension}`
}

/** Magic, version, length, the head, its CRC-32. */
export function headBytes(head: FileHead): Uint8Array {
  const inner = new ByteWriter()
    .number(head.direction === 'to-office' ? 0 : 1)
    .put(head.receiver)
    .put(head.ephemeral)
    .number(head.device)
    .number(head.incarnation)
    .put(bytesOfHex(head.bundle))
    .put(head.answers === null ? new Uint8Array(bundleLength) : bytesOfHex(head.answers))
    .number(head.at)
    .number(head.sequence)
    .number(head.part)
    .number(head.parts)
    .number(head.length)
    .done()
  const sum = crc32(inner)
  return new ByteWriter()
    .put(magic)
    .number(fileVersion)
    .number(inner.length)
    .put(inner)
    .put(Uint8Array.of(sum >>> 24, (sum >>> 16) & 255, (sum >>> 8) & 255, sum & 255))
    .done()
}

/**
 * What a part says of itself, and what is enciphered behind it.
 * @throws FileRefused: not-konvwa, newer-version, cut-short, damaged
 */
export function readHead(bytes: Uint8Array): { head: FileHead; known: Uint8Array; enciphered: Uint8Array } {
  const { head, rest: enciphered } = readBeginning(bytes)
  if (enciphered.length < head.length) throw new FileRefused('cut-short')
  if (enciphered.length > head.length) throw new FileRefused('damaged', 'something behind its end')
  return { head, known: bytes.subarray(0, bytes.length - enciphered.length), enciphered }
}

/** So many bytes of a part are enough to read what it says of itself. */
export const enoughForHead = 300

/**
 * What a part says of itself, by its first bytes, and what is there behind it.
 * @throws FileRefused: not-konvwa, newer-version, cut-short, damaged
 */
export function readBeginning(bytes: Uint8Array): { readonly head: FileHead; readonly rest: Uint8Array } {
  knowsName(bytes)
  const reader = new ByteReader(bytes.subarray(magic.length))
  const inTime = <T>(read: () => T): T => {
    try {
      return read()
    } catch (cause) {
      if (cause instanceof Malformed) throw new FileRefused('cut-short', undefined, { cause })
      throw cause
    }
  }
  const version = inTime(() => reader.number())
  if (version > fileVersion) throw new FileRefused('newer-version', String(version))
  if (version < fileVersion) throw new FileRefused('damaged')
  const length = inTime(() => reader.number())
  if (length > mostHead) throw new FileRefused('damaged')
  const inner = inTime(() => reader.take(length))
  const [a = 0, b = 0, c = 0, d = 0] = inTime(() => reader.take(4))
  if (crc32(inner) !== ((a << 24) | (b << 16) | (c << 8) | d) >>> 0) throw new FileRefused('damaged')
  return { head: readInner(inner), rest: reader.rest() }
}

function knowsName(bytes: Uint8Array): void {
  const same = magic.findIndex((byte, place) => bytes[place] !== byte)
  if (same < 0) return
  if (bytes.length > 0 && same === bytes.length) throw new FileRefused('cut-short')
  throw new FileRefused(same >= nameLength ? 'damaged' : 'not-konvwa')
}

function readInner(inner: Uint8Array): FileHead {
  try {
    const reader = new ByteReader(inner)
    const direction = reader.number()
    const receiver = reader.take(receiverLength)
    const ephemeral = reader.take(keyLength)
    const [device, incarnation] = [reader.number(), reader.number()]
    const bundle = hexOf(reader.take(bundleLength))
    const answers = hexOf(reader.take(bundleLength))
    const [at, sequence, part, parts, length] = [
      reader.number(),
      reader.number(),
      reader.number(),
      reader.number(),
      reader.number(),
    ]
    if (direction > 1 || part < 1 || part > parts || parts > mostParts || reader.rest().length > 0)
      throw new Malformed('no head')
    const common = { receiver, ephemeral, device, incarnation, bundle, at, sequence, part, parts, length }
    return direction === 0
      ? { ...common, direction: 'to-office', answers: null }
      : { ...common, direction: 'answer', answers }
  } catch (cause) {
    if (cause instanceof Malformed) throw new FileRefused('damaged', undefined, { cause })
    throw cause
  }
}
