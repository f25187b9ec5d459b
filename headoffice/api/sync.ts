import { createPublicKey, hash, verify } from 'node:crypto'
import {
  headers,
  protocolVersion,
  SyncRequest,
  type SyncResponse,
  signedText,
  syncPath,
} from '../../shared/sync/protocol.ts'
import { decodeBody } from '../codec.ts'
import { readFrame } from '../ingest/frame.ts'
import { releaseHeld } from '../ingest/held.ts'
import { type IngestOptions, ingest, type Pushed } from '../ingest/ingest.ts'
import { depotScope, deviceScope, referenceScope } from '../ingest/rowState.ts'
import { Refused } from '../refused.ts'
import { type Device, findDevice, quarantine } from '../store/devices.ts'
import { readPages } from '../store/log.ts'
import type { Store } from '../store/pool.ts'
import { depotCodes } from '../store/rows.ts'

export interface SyncService extends IngestOptions {
  readonly store: Store
  readonly epoch: number
  readonly now: () => number
  /** Counts a request of a device; throws `busy` above the limit. */
  readonly admit: (device: number) => void
}

/** A request as it came: the body still compressed, exactly as it was signed. */
export interface SignedRequest {
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly body: Buffer
}

export interface Synced {
  readonly response: SyncResponse
  readonly device: number
  readonly note: { readonly frames: number; readonly created: number; readonly released: number }
}

/** One round trip: who asks, what they bring, what there is for them. */
export async function sync(service: SyncService, request: SignedRequest): Promise<Synced> {
  const signed = readHeaders(request)
  const device = await findDevice(service.store, signed.device, signed.incarnation)
  if (!device) throw new Refused('unknown-device')
  const bodyHash = hash('sha256', request.body)
  checkSignature(device, signed, bodyHash)
  service.admit(device.number)
  if (device.revokedAt !== null) {
    await quarantine(service.store, device, { at: service.now(), bodyHash, body: request.body })
    throw new Refused('revoked')
  }
  const asked = await readRequest(service, request.body)
  const frames = asked.frames.map(readFrame)
  const at = service.now()
  const { needsAttention, application } = asked
  // The desk counts what it brings here among what waits; once this is answered it waits no more.
  const brought = frames.reduce((count, frame) => count + frame.transactions.length, 0)
  const waiting = Math.max(0, asked.waiting - brought)
  const contact = { counter: signed.counter, at, waiting, needsAttention, application }
  const pushed = await ingest(service.store, device, { frames, decisions: asked.decisions, contact }, service)
  const released = pushed.anythingHeld ? await releaseHeld(service.store, device, pushed.created, at, service) : 0
  const response = await answer(service, device, asked, pushed)
  return { response, device: device.number, note: { frames: frames.length, created: pushed.created.length, released } }
}

async function answer(service: SyncService, device: Device, asked: SyncRequest, pushed: Pushed): Promise<SyncResponse> {
  const scopes = await scopesOf(service.store, device)
  const reader = { device: device.number, incarnation: device.incarnation }
  const mostBytes = Math.min(asked.mostBytes, mostAnswer)
  const pages = await readPages(service.store, reader, scopes, asked.cursors, mostBytes)
  return {
    protocol: protocolVersion,
    epoch: service.epoch,
    time: service.now(),
    frame: pushed.lastFrame,
    verdicts: [...pushed.verdicts],
    scopes: [...scopes],
    pages,
  }
}

const mostAnswer = 4_000_000

/** The device's scopes, verdicts first, then what the rest refers to. Head office's own computers have every depot. */
async function scopesOf(store: Store, device: Device): Promise<readonly string[]> {
  const depots = device.headOffice
    ? [...(await depotCodes(store)).keys()]
    : device.depotId === null
      ? []
      : [device.depotId]
  return [deviceScope(device.number), referenceScope, ...depots.toSorted((a, b) => a - b).map(depotScope)]
}

async function readRequest(service: SyncService, body: Buffer): Promise<SyncRequest> {
  const value = await decodeBody(body)
  if (!isProtocol(value)) throw new Refused('wrong-protocol')
  const parsed = SyncRequest.safeParse(value)
  if (!parsed.success) throw new Refused('bad-request')
  if (parsed.data.epoch !== service.epoch) throw new Refused('other-epoch')
  return parsed.data
}

/** What is not even an object is malformed, and said so by the parser behind. */
const isProtocol = (value: unknown): boolean =>
  typeof value !== 'object' || value === null || !('protocol' in value) || value.protocol === protocolVersion

interface SignedHeaders {
  readonly device: number
  readonly incarnation: number
  readonly counter: number
  readonly signature: Buffer
}

function readHeaders(request: SignedRequest): SignedHeaders {
  const number = (name: string): number => {
    const value = request.headers[name]
    if (typeof value !== 'string' || !/^\d{1,15}$/.test(value)) throw new Refused('bad-request')
    return Number(value)
  }
  const signature = request.headers[headers.signature]
  if (typeof signature !== 'string' || signature.length > 200) throw new Refused('bad-request')
  return {
    device: inRange(number(headers.device)),
    incarnation: inRange(number(headers.incarnation)),
    counter: number(headers.counter),
    signature: Buffer.from(signature, 'base64'),
  }
}

function inRange(number: number): number {
  if (number > 2 ** 31 - 1) throw new Refused('unknown-device')
  return number
}

function checkSignature(device: Device, signed: SignedHeaders, bodySha256: string): void {
  const key = createPublicKey({ key: device.publicKey, format: 'der', type: 'spki' })
  const { incarnation, counter } = signed
  const text = signedText({ method: 'POST', path: syncPath, device: device.number, incarnation, counter, bodySha256 })
  if (!verify(null, Buffer.from(text, 'utf8'), key, signed.signature)) throw new Refused('bad-signature')
}
