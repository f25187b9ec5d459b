import { hash } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { type FileHead, mostPartBytes, readBeginning } from '../../shared/sync/file/head.ts'
import { receiverOf } from '../../shared/sync/file/part.ts'
import { FileRefused } from '../../shared/sync/file/problem.ts'
import type { CarriedState } from '../../shared/sync/wire/carried.ts'
import { inRange } from '../api/jsonSync.ts'
import { errorNote, type Log } from '../log.ts'
import type { Carrying, Put } from '../parts/carrying.ts'
import {
  addCarriedPiece,
  beginCarried,
  type CarriedKey,
  type CarriedPart,
  carriedBytes,
  findCarried,
  readCarried,
  settleCarried,
} from '../store/carried.ts'
import { findDevice } from '../store/devices.ts'
import {
  answerParts,
  countParts,
  findPart,
  findTaken,
  newestTaken,
  partsHere,
  readAnswerPiece,
  readPart,
} from '../store/files.ts'
import type { Queryable } from '../store/pool.ts'
import { ciphers } from './ciphers.ts'
import { type FileService, missingOf, officeKey, takeFile } from './takeFile.ts'

export interface CarryingOptions extends FileService {
  readonly log: Log
  /** Milliseconds until a carrier is told to ask again while its file is taken in. */
  readonly patience?: number
}

/** So much of one carrier may be half here. */
const mostHalfHere = 4 * mostPartBytes
/** So many parts of one computer's files may wait here for the others of theirs. */
const mostWaiting = 16
const mostAnswered = 64_000

export function openCarrying(service: CarryingOptions): Carrying {
  const { store, log, patience = 5000 } = service
  const underWay = new Map<string, Promise<CarriedState>>()
  /** A file may be big in memory: one after the other. */
  let turn: Promise<unknown> = Promise.resolve()

  async function put(carrier: number, ask: Put): Promise<CarriedState> {
    const key = { carrier, sha256: ask.sha256 }
    const took = await store.transaction(on => piece(on, service, key, ask))
    if (took !== 'whole') return took
    const name = `${carrier} ${ask.sha256}`
    let working = underWay.get(name)
    if (!working) {
      working = turn.then(() => takeIn(key)).finally(() => underWay.delete(name))
      turn = working
      underWay.set(name, working)
    }
    const over = new AbortController()
    const tooLong = wait(patience, { state: 'working' } as const, { signal: over.signal, ref: false })
    tooLong.catch(() => {})
    return Promise.race([working, tooLong]).finally(() => over.abort())
  }

  /** All of the part is here. */
  async function takeIn(key: CarriedKey): Promise<CarriedState> {
    try {
      const carried = await findCarried(store, key)
      if (!carried) return { state: 'more', have: 0 }
      const came = await readCarried(store, key)
      const bytes = came.length > 0 ? came : await readPart(store, carried.bundle, carried.part)
      if (!bytes || (came.length > 0 && hash('sha256', bytes) !== key.sha256)) throw new FileRefused('damaged')
      const taken = await takeFile(service, bytes, key)
      await settleCarried(store, key, null)
      log.info({ event: 'file', status: taken.state, device: key.carrier })
      return taken.state === 'waiting'
        ? { state: 'waiting', missing: taken.missing }
        : { state: 'taken', parts: (await answerParts(store, taken.bundle)).length }
    } catch (error) {
      if (!(error instanceof FileRefused)) {
        log.error({ event: 'file-failed', error: errorNote(error) })
        return { state: 'later' }
      }
      await settleCarried(store, key, error.problem)
      log.warn({ event: 'file', code: error.problem, device: key.carrier })
      return { state: 'refused', problem: error.problem }
    }
  }

  return {
    put: async (carrier, ask) => ({ kind: 'put', sha256: ask.sha256, said: await put(carrier, ask) }),
    get: async (carrier, { sha256, part, from, most }, mostBytes) => {
      const carried = await findCarried(store, { carrier, sha256 })
      const much = Math.min(most, mostBytes, mostAnswered)
      const found = carried && (await readAnswerPiece(store, carried.bundle, part, from, much))
      const { name = '', size = 0, bytes = new Uint8Array() } = found ?? {}
      return { kind: 'get', sha256, part, name, size, from, bytes }
    },
  }
}

/** Takes one piece; answers what is said of the part, or that all of it is here and nothing was done with it. */
async function piece(
  on: Queryable,
  service: CarryingOptions,
  key: CarriedKey,
  { size, from, bytes }: Put,
): Promise<CarriedState | 'whole'> {
  const before = await findCarried(on, key)
  const begins = from === 0 && bytes.length > 0
  if (before?.problem && !begins) return { state: 'refused', problem: before.problem }
  if (!begins && !before) return { state: 'more', have: 0 }
  const known = before && !before.problem ? before : null
  const carried = known ?? (await begin(on, service, key, { size, bytes }))
  if ('state' in carried) return carried
  if (carried.size !== size || from + bytes.length > size) return { state: 'refused', problem: 'damaged' }
  const standing = await standingOf(on, key, carried)
  if (standing) return standing
  // The same piece again, or one behind a hole: the carrier goes on from what is here.
  const fresh = from > carried.have ? new Uint8Array() : bytes.subarray(carried.have - from)
  if (fresh.length > 0) await addCarriedPiece(on, key, carried.have, fresh)
  const have = carried.have + fresh.length
  return have < size ? { state: 'more', have } : 'whole'
}

/** Where head office has the part already, whoever brought it; null where it has not. */
async function standingOf(
  on: Queryable,
  key: CarriedKey,
  { bundle, part }: CarriedPart,
): Promise<CarriedState | 'whole' | null> {
  if (await findTaken(on, bundle)) {
    await settleCarried(on, key, null)
    return { state: 'taken', parts: (await answerParts(on, bundle)).length }
  }
  const kept = await findPart(on, bundle, part)
  // Another under its name is what came here whole and was looked at.
  if (kept?.sha256 !== key.sha256) return null
  await settleCarried(on, key, null)
  const missing = missingOf(kept.parts, await partsHere(on, bundle))
  return missing.length > 0 ? { state: 'waiting', missing } : 'whole'
}

/** The first piece says what it is: one that would be refused goes no further. */
async function begin(
  on: Queryable,
  service: CarryingOptions,
  key: CarriedKey,
  { size, bytes }: Pick<Put, 'size' | 'bytes'>,
): Promise<CarriedPart | CarriedState> {
  try {
    const { head, rest } = readBeginning(bytes)
    await looked(on, head, size - (bytes.length - rest.length))
    const full = (await carriedBytes(on, key.carrier)) + size > mostHalfHere
    if (full || (await countParts(on, head.device)) >= mostWaiting) return { state: 'later' }
    const carried = { bundle: head.bundle, part: head.part, size, have: 0, problem: null }
    await beginCarried(on, key, carried, service.now())
    return carried
  } catch (error) {
    if (error instanceof FileRefused) return { state: 'refused', problem: error.problem }
    throw error
  }
}

/** What can be known of a file before all of it is here. @throws FileRefused */
async function looked(on: Queryable, head: FileHead, length: number): Promise<void> {
  if (head.direction !== 'to-office') throw new FileRefused('for-a-desk')
  if (head.length !== length) throw new FileRefused(length < head.length ? 'cut-short' : 'damaged')
  const own = receiverOf(ciphers, (await officeKey(on)).publicKey)
  if (!Buffer.from(own).equals(head.receiver)) throw new FileRefused('other-receiver')
  if (!(await findDevice(on, inRange(head.device), inRange(head.incarnation)))) throw new FileRefused('unknown-device')
  const newest = await newestTaken(on, head.device, head.incarnation)
  if (newest.sequence > head.sequence && !(await findTaken(on, head.bundle))) throw new FileRefused('older')
}
