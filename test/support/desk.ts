import { createHash, createPublicKey, generateKeyPairSync, type KeyObject, sign, verify } from 'node:crypto'
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib'
import type { Right } from '../../shared/auth/right.ts'
import { makeId } from '../../shared/kernel/id.ts'
import { type Clock, tick } from '../../shared/sync/clock.ts'
import { EnrolResponse } from '../../shared/sync/enrol.ts'
import {
  type Change,
  type Entry,
  enrolPath,
  headers,
  jsonProtocol,
  Refusal,
  type SyncRequest,
  SyncResponse,
  signedText,
  syncPath,
  type Transaction,
  type Values,
} from '../../shared/sync/protocol.ts'
import { type TableName, tableOf } from '../../shared/sync/registry.ts'

const frameType = 'application/x-konvwa'

/** A desk of the first version, reduced to its protocol: keys, ids, a clock, a chain of frames and cursors, speaking to a real head office. */
export interface TestDesk {
  readonly identity: EnrolResponse
  readonly keys: KeyPair
  readonly sign: (text: string) => string
  cursors: Record<string, number>
  /** The last entries that each sync brought, by scope. */
  readonly entries: Map<string, Entry[]>
  id(): number
  change(table: TableName, op: Change['op'], id: number, values: Values, more?: { sub?: number; base?: number }): Change
  /** Queues a transaction; it goes with the next sync. Answers its number. */
  act(person: number, right: Right, changes: readonly Change[], more?: Partial<Transaction>): number
  /** Seals what is queued into one frame, as text. */
  seal(transactions?: readonly Transaction[]): string
  /** A whole round trip with everything queued: throws a `RefusedError` where head office refuses. */
  sync(more?: Partial<SyncRequest>): Promise<SyncResponse>
  /** Exactly this body under the next counter, or another. */
  send(body: Buffer, more?: Partial<Signed>): Promise<Response>
  request(more?: Partial<SyncRequest>): SyncRequest
  /** Head office listens elsewhere from now on. */
  moveTo(url: string): void
  /** Every frame that was ever sealed here. */
  allFrames(): string[]
  /** Replaces the frame sealed last by this one. */
  reseal(frame: { number: number; previous: string; transactions: readonly unknown[] }): void
  /** The id of the first row of a table, as downloads brought it, that fits. */
  rowOf(table: TableName, fits: (values: Values) => boolean): number
  /** Where the next row version of this desk stands, as downloads told. */
  version(table: TableName, id: number, sub?: number): number
  now: () => number
  counter: number
}

export interface KeyPair {
  readonly publicKey: KeyObject
  readonly privateKey: KeyObject
}

interface Signed {
  device: number
  incarnation: number
  counter: number
  path: string
  signature: string
  type: string
}

export class RefusedError extends Error {
  readonly status: number
  readonly refusal: Refusal
  constructor(status: number, refusal: Refusal) {
    super(`${status} ${refusal.code}`)
    this.status = status
    this.refusal = refusal
  }
}

export interface EnrolOptions {
  readonly code: string
  readonly computer?: string
  readonly known?: readonly { table: number; code: string; id: number }[]
  readonly now?: () => number
  /** The keys of an earlier try. */
  readonly keys?: KeyPair
}

export async function enrolDesk(url: string, options: EnrolOptions): Promise<TestDesk> {
  const keys = options.keys ?? generateKeyPairSync('ed25519')
  const body = {
    protocol: jsonProtocol,
    code: options.code,
    computer: options.computer ?? 'Desk',
    publicKey: keys.publicKey.export({ type: 'spki', format: 'der' }).toString('base64'),
    application: 'test',
    aloneLane: null,
    known: options.known ?? [],
  }
  const response = await fetch(url + enrolPath, {
    method: 'POST',
    headers: { 'content-type': frameType },
    body: Uint8Array.from(pack(body)),
  })
  const identity = EnrolResponse.parse(await answerOf(response))
  return openDesk(url, identity, keys, options.now ?? Date.now)
}

export function openDesk(url: string, identity: EnrolResponse, keys: KeyPair, now: () => number): TestDesk {
  let address = url
  let rowCounter = 0
  let number = 0
  let clock: Clock = 0
  let queue: Transaction[] = []
  let unanswered: string[] = []
  const sealed: string[] = []
  let frame = 0
  let previous = '0'.repeat(64)
  const versions = new Map<string, number>()
  const desk: TestDesk = {
    identity,
    sign: text => sign(null, Buffer.from(text), keys.privateKey).toString('base64'),
    keys,
    cursors: {},
    entries: new Map(),
    counter: 0,
    now,
    id: () => {
      rowCounter += 1
      return makeId(identity.device, rowCounter)
    },
    change: (
      table,
      op,
      id,
      values,
      { sub = 0, base = versions.get(`${tableOf(table).number}:${id}:${sub}`) ?? 0 } = {},
    ) => ({
      table: tableOf(table).number,
      id,
      sub,
      op,
      base,
      values,
    }),
    act: (person, right, changes, more = {}) => {
      number += 1
      clock = tick(clock, now())
      queue.push({ number, clock, person, why: 'test', right, batch: null, changes: [...changes], ...more })
      return number
    },
    seal: (transactions = queue) => {
      frame += 1
      const text = JSON.stringify({ number: frame, previous, transactions })
      previous = createHash('sha256').update(text).digest('hex')
      if (transactions === queue) queue = []
      unanswered.push(text)
      sealed.push(text)
      return text
    },
    request: (more = {}) => ({
      protocol: jsonProtocol,
      epoch: identity.epoch,
      frames: unanswered,
      decisions: [],
      cursors: desk.cursors,
      waiting: queue.length,
      needsAttention: 0,
      mostBytes: 1_000_000,
      application: 'test',
      ...more,
    }),
    send: (body, more = {}) => {
      desk.counter += 1
      const signed = {
        device: identity.device,
        incarnation: identity.incarnation,
        counter: desk.counter,
        path: syncPath,
        ...more,
      }
      const bodySha256 = createHash('sha256').update(body).digest('hex')
      const text = signedText({ method: 'POST', ...signed, bodySha256 })
      return fetch(address + syncPath, {
        method: 'POST',
        headers: {
          'content-type': more.type ?? frameType,
          [headers.device]: String(signed.device),
          [headers.incarnation]: String(signed.incarnation),
          [headers.counter]: String(signed.counter),
          [headers.signature]: more.signature ?? desk.sign(text),
        },
        body: Uint8Array.from(body),
      })
    },
    sync: async (more = {}) => {
      if (queue.length > 0) desk.seal()
      const response = SyncResponse.parse(await answerOf(await desk.send(pack(desk.request(more)))))
      unanswered = []
      for (const page of response.pages) {
        desk.entries.set(page.scope, [...(desk.entries.get(page.scope) ?? []), ...page.entries])
        desk.cursors[page.scope] = page.to
        for (const row of page.entries.flatMap(entry => entry.rows)) {
          versions.set(`${row.table}:${row.id}:${row.sub}`, row.version)
        }
      }
      return response
    },
    moveTo: to => {
      address = to
    },
    allFrames: () => sealed,
    reseal: frame => {
      const text = JSON.stringify(frame)
      previous = createHash('sha256').update(text).digest('hex')
      unanswered[unanswered.length - 1] = text
    },
    rowOf: (table, fits) => {
      const rows = [...desk.entries.values()].flat().flatMap(entry => entry.rows)
      return rows.find(row => row.table === tableOf(table).number && fits(row.values))?.id ?? 0
    },
    version: (table, id, sub = 0) => versions.get(`${tableOf(table).number}:${id}:${sub}`) ?? 0,
  }
  return desk
}

/** Whether head office signed this answer, with the text made of the answer's hash. */
export async function verifyAnswer(
  desk: TestDesk,
  response: Response,
  text: (bodySha256: string) => string,
): Promise<boolean> {
  const body = Buffer.from(await response.arrayBuffer())
  const hash = createHash('sha256').update(body).digest('hex')
  return signedByOffice(desk, text(hash), response.headers.get(headers.signature) ?? '')
}

export function signedByOffice(desk: TestDesk, text: string, signature: string): boolean {
  const key = createPublicKey({ key: Buffer.from(desk.identity.headOfficeKey, 'base64'), format: 'der', type: 'spki' })
  return verify(null, Buffer.from(text), key, Buffer.from(signature, 'base64'))
}

export const pack = (value: unknown): Buffer =>
  brotliCompressSync(JSON.stringify(value), { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } })

/** The JSON of a good answer, or a `RefusedError`. */
export const answerOf = async (response: Response): Promise<unknown> => JSON.parse(await textOf(response))

/** The same as text. */
export async function textOf(response: Response): Promise<string> {
  const body = Buffer.from(await response.arrayBuffer())
  if (!response.ok) throw new RefusedError(response.status, Refusal.parse(JSON.parse(body.toString())))
  return brotliDecompressSync(body, { chunkSize: 262_144 }).toString()
}
