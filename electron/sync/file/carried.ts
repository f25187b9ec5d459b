import { createHash } from 'node:crypto'
import {
  type CarriedAnswerPart,
  type CarriedPart,
  keepCarried,
  listCarried,
  listCarriedAnswers,
} from '../../../db/carried.ts'
import { deviceNames } from '../../../db/devices.ts'
import { type FileHead, mostPartBytes } from '../../../shared/sync/file/head.ts'
import { receiverOf } from '../../../shared/sync/file/part.ts'
import { type FileProblem, FileRefused, fileProblems } from '../../../shared/sync/file/problem.ts'
import { ciphers, rawKey } from './ciphers.ts'
import type { FileOptions } from './options.ts'

/** A file of another computer, as a person sees it. Sizes in bytes. */
export interface CarriedFile {
  readonly bundle: string
  /** What its computer is called; null where these books do not know it. */
  readonly computer: string | null
  readonly writtenAt: number
  readonly parts: number
  /** Those that were brought here. */
  readonly here: readonly number[]
  readonly size: number
  readonly atOffice: number
  readonly state: CarriedPart['state']
  readonly problem: FileProblem | null
  readonly answer: { readonly parts: number; readonly here: number; readonly ready: boolean } | null
}

/** So much of other computers' may wait here to be handed on. */
const mostCarried = 4 * mostPartBytes

/**
 * Keeps a part of another computer's file, which cannot be read here, to be handed on with the next syncs. Answers whose it is and which parts are missing.
 * @throws FileRefused: needs-a-link, other-receiver, carries-enough
 */
export async function carry(
  { store, identity }: FileOptions,
  head: FileHead,
  bytes: Uint8Array,
): Promise<{ readonly computer: string | null; readonly missing: readonly number[] }> {
  const { phone } = identity.present()
  if (!phone?.office) throw new FileRefused('needs-a-link')
  const office = receiverOf(ciphers, rawKey(Buffer.from(phone.office, 'base64')))
  if (!Buffer.from(office).equals(head.receiver)) throw new FileRefused('other-receiver')
  const { bundle, part, parts, device, at: writtenAt } = head
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const here = await keepCarried(store, { bundle, part, parts, device, writtenAt, sha256, bytes }, mostCarried)
  if (here === null) throw new FileRefused('carries-enough')
  const missing = Array.from({ length: parts }, (_, index) => index + 1).filter(each => !here.includes(each))
  return { computer: (await deviceNames(store.reader)).get(device) ?? null, missing }
}

/** The files of other computers that are here, the newest first, and how far each has come. */
export async function carriedFiles({ store }: Pick<FileOptions, 'store'>): Promise<CarriedFile[]> {
  const [all, answers, names] = await Promise.all([
    listCarried(store.reader),
    listCarriedAnswers(store.reader),
    deviceNames(store.reader),
  ])
  const files = Map.groupBy(all, each => each.bundle)
  return [...files].map(([bundle, parts]) => ({
    ...fileOf(parts),
    bundle,
    computer: names.get(parts[0]?.device ?? 0) ?? null,
    answer: answerOf(answers.filter(each => each.bundle === bundle)),
  }))
}

function fileOf(parts: readonly CarriedPart[]): Omit<CarriedFile, 'bundle' | 'computer' | 'answer'> {
  const refused = parts.find(each => each.state === 'refused')
  const state = refused
    ? 'refused'
    : (['sending', 'there'] as const).find(one => parts.some(each => each.state === one))
  return {
    writtenAt: parts[0]?.writtenAt ?? 0,
    parts: parts[0]?.parts ?? 0,
    here: parts.map(each => each.part),
    size: parts.reduce((sum, each) => sum + each.size, 0),
    atOffice: parts.reduce((sum, each) => sum + each.atOffice, 0),
    state: state ?? 'taken',
    problem: fileProblems.find(each => each === refused?.problem) ?? null,
  }
}

function answerOf(parts: readonly CarriedAnswerPart[]): CarriedFile['answer'] {
  if (parts.length === 0) return null
  const here = parts.filter(each => each.here === each.size).length
  return { parts: parts.length, here, ready: here === parts.length }
}
