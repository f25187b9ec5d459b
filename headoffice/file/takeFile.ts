import { createPublicKey, verify } from 'node:crypto'
import { hours } from '../../shared/kernel/instant.ts'
import type { OwnKey } from '../../shared/sync/file/ciphers.ts'
import { readQuestions } from '../../shared/sync/file/content.ts'
import { type FileHead, readHead } from '../../shared/sync/file/head.ts'
import { mostBody, type OpenedPart, openPart } from '../../shared/sync/file/part.ts'
import { type FileProblem, FileRefused } from '../../shared/sync/file/problem.ts'
import type { RefusalCode } from '../../shared/sync/protocol.ts'
import { inRange } from '../api/jsonSync.ts'
import type { Filed, SyncService } from '../api/sync.ts'
import { officePhoneKey } from '../recovery/phoneKey.ts'
import { Refused } from '../refused.ts'
import { findDevice } from '../store/devices.ts'
import {
  findTaken,
  forgetFiles,
  keepPart,
  newestTaken,
  partsHere,
  readPart,
  saveTaken,
  type TakenFile,
} from '../store/files.ts'
import type { Office } from '../store/office.ts'
import type { Queryable, Store } from '../store/pool.ts'
import { answerFile } from './answerFile.ts'
import { ciphers, ownKey } from './ciphers.ts'
import { type FiledSync, filedSync } from './filedSync.ts'

export interface FileService extends SyncService {
  readonly office: Office
  /** Bytes of a part of an answer at most; what messengers take unless told. */
  readonly partBytes?: number
}

/** What became of a part that somebody brought. */
export type BroughtFile =
  /** It is kept until the others are here. */
  | {
      readonly state: 'waiting'
      readonly bundle: string
      readonly part: number
      readonly parts: number
      readonly missing: readonly number[]
    }
  /** All of it is taken in, and the answer is ready. `again`: it was here before. */
  | { readonly state: 'taken'; readonly bundle: string; readonly again: boolean }

/** A person at head office's page or command (null where nobody is signed in), or a computer over whose link it came. */
export type Bringer = { readonly person: number | null } | { readonly carrier: number }

const broughtBy = (by: Bringer): Pick<TakenFile, 'takenBy' | 'carriedBy'> =>
  'carrier' in by ? { takenBy: null, carriedBy: by.carrier } : { takenBy: by.person, carriedBy: null }

/** A stick may be long on its way. */
const keptFor = hours(90 * 24)

/**
 * Takes in one part of a file; with the last of them everything that is in it, as if it had come over a link. Whatever breaks off on the way, the
 * same file again goes on from there, and counts once.
 * @throws FileRefused
 */
export async function takeFile(service: FileService, bytes: Uint8Array, by: Bringer): Promise<BroughtFile> {
  const { store } = service
  const { head } = readHead(bytes)
  const { bundle, part, parts } = head
  if (head.direction !== 'to-office') throw new FileRefused('for-a-desk')
  const opened = openPart(ciphers, await officeKey(store), bytes)
  await isFrom(store, opened)
  await forgetFiles(store, service.now() - keptFor)
  const before = await findTaken(store, bundle)
  if (before) return { state: 'taken', bundle, again: true }
  const newest = await newestTaken(store, head.device, head.incarnation)
  if (newest.sequence > head.sequence) throw new FileRefused('older')
  await keepPart(store, { bundle, part, parts, device: head.device, bytes }, service.now())
  const missing = missingOf(parts, await partsHere(store, bundle))
  if (missing.length > 0) return { state: 'waiting', bundle, part, parts, missing }
  await takeAll(service, head, by)
  return { state: 'taken', bundle, again: false }
}

/** The numbers of the parts that are not here. */
export function missingOf(parts: number, here: readonly number[]): number[] {
  const known = new Set(here)
  return Array.from({ length: parts }, (_, index) => index + 1).filter(each => !known.has(each))
}

/** All parts are here: one request after the other, in their order. */
async function takeAll(service: FileService, head: FileHead, by: Bringer): Promise<void> {
  const { store } = service
  const own = await officeKey(store)
  const answered: { request: Buffer; answer: Uint8Array }[] = []
  let [transactions, refused] = [0, 0]
  let answerKey: Uint8Array = new Uint8Array()
  for (let part = 1; part <= head.parts; part += 1) {
    const kept = await readPart(store, head.bundle, part)
    // Somebody else brought the last part at the same moment, and was done first.
    if (!kept) return
    const questions = readQuestions(openPart(ciphers, own, kept).body)
    answerKey = questions.answerKey
    for (const [place, bytes] of questions.requests.entries()) {
      const request = Buffer.from(bytes)
      const last = part === head.parts && place === questions.requests.length - 1
      const synced = await asked(service, request, { last, writtenAt: head.at })
      transactions += synced.transactions
      refused += synced.refused
      answered.push(...synced.answers.map(answer => ({ request, answer })))
    }
  }
  const at = service.now()
  const { device, incarnation } = head
  const newest = await newestTaken(store, device, incarnation)
  const answerSequence = Math.max(at, newest.answer + 1)
  const sender = await findDevice(store, device, incarnation)
  const answer = answerFile({
    office: service.office,
    partBytes: service.partBytes ?? mostBody,
    head,
    lane: sender?.lane ?? '',
    answerKey,
    answered,
    at,
    answerSequence,
  })
  const taken = { bundle: head.bundle, device, incarnation, sequence: head.sequence, writtenAt: head.at, takenAt: at }
  await store.transaction(on =>
    saveTaken(on, { ...taken, ...broughtBy(by), transactions, refused, answerSequence }, answer),
  )
}

async function asked(service: FileService, request: Buffer, filed: Filed): Promise<FiledSync> {
  try {
    return await filedSync(service, request, filed)
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    const problem = problemOf(error.code)
    if (!problem) throw error
    throw new FileRefused(problem, error.code, { cause: error })
  }
}

/** What a person is told of a request that was refused; null where trying again helps. */
function problemOf(code: RefusalCode): FileProblem | null {
  switch (code) {
    case 'unknown-device':
      return 'unknown-device'
    case 'bad-signature':
      return 'not-signed'
    case 'revoked':
      return 'revoked'
    case 'wrong-protocol':
      return 'newer-version'
    case 'frame-gap':
    case 'frame-fork':
    case 'other-epoch':
    case 'replayed':
      return 'needs-a-link'
    case 'bad-request':
    case 'too-large':
    case 'bad-code':
    case 'too-many-attempts':
      return 'damaged'
    case 'busy':
      return null
  }
}

/** Whether the computer that it names wrote it. */
async function isFrom(store: Store, { head, signed, signature }: OpenedPart): Promise<void> {
  const device = await findDevice(store, inRange(head.device), inRange(head.incarnation))
  if (!device) throw new FileRefused('unknown-device')
  const key = createPublicKey({ key: device.publicKey, format: 'der', type: 'spki' })
  if (!verify(null, signed, key, signature)) throw new FileRefused('not-signed')
}

/** The key that computers were given with their spare numbers. */
export async function officeKey(on: Queryable): Promise<OwnKey> {
  return ownKey(await officePhoneKey(on))
}
