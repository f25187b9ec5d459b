import type { Decision, Page } from '../../shared/sync/protocol.ts'
import type { CodedResponse } from '../../shared/sync/wire/response.ts'
import type { ReceivedFrame } from '../ingest/frame.ts'
import { releaseHeld } from '../ingest/held.ts'
import { type IngestOptions, ingest, type Pushed } from '../ingest/ingest.ts'
import type { Carrying } from '../parts/carrying.ts'
import { Refused } from '../refused.ts'
import { type Device, quarantine } from '../store/devices.ts'
import { raiseEpoch } from '../store/epoch.ts'
import { readPages } from '../store/log.ts'
import { anyBeyondEnd } from '../store/logTail.ts'
import type { Store } from '../store/pool.ts'
import { scopesOf } from './scopes.ts'

export interface SyncService extends IngestOptions {
  readonly store: Store
  readonly now: () => number
  /** Counts a request of a device; throws `busy` above the limit. */
  readonly admit: (device: number) => void
  /** Takes files of other computers; left out where a request itself came in a file. */
  readonly carrying?: Carrying
}

/** What a device asks, read, in whichever version it came. */
export interface Asked {
  readonly epoch: number
  readonly frames: readonly ReceivedFrame[]
  readonly decisions: readonly Decision[]
  readonly cursors: Readonly<Record<string, number>>
  readonly waiting: number
  readonly needsAttention: number
  readonly mostBytes: number
  readonly application: string
}

export interface Synced {
  readonly response: CodedResponse
  readonly device: number
  readonly note: {
    readonly frames: number
    readonly transactions: number
    readonly created: number
    readonly released: number
  }
}

/** Lets a device in whose signature is good: not too often, and not when it was stopped; what a stopped one sends is kept aside. */
export async function admit(service: SyncService, device: Device, body: Uint8Array, bodyHash: string): Promise<void> {
  service.admit(device.number)
  // Another identity took its place: who still speaks under this one is a copy, and is told so.
  if (device.revokedAt === null && device.closedAt !== null) throw new Refused('frame-fork')
  if (device.revokedAt === null) return
  await quarantine(service.store, device, { at: service.now(), bodyHash, body })
  throw new Refused('revoked')
}

/** How a request came that came in a file: of several only the last brings the news back. */
export interface Filed {
  readonly last: boolean
  /** Moment in ms since 1970, by the clock of who wrote it. */
  readonly writtenAt: number
}

/** One round trip: what a device brings, what there is for it. */
export async function sync(
  service: SyncService,
  device: Device,
  counter: number,
  asked: Asked,
  filed?: Filed,
): Promise<Synced> {
  const { frames, needsAttention, application } = asked
  if (asked.epoch !== device.epoch) throw new Refused('other-epoch')
  // Before anything is written: this desk holds what head office has lost.
  if (await anyBeyondEnd(service.store, asked.cursors)) {
    await raiseEpoch(service.store, device.epoch)
    throw new Refused('other-epoch')
  }
  const at = service.now()
  // The desk counts what it brings here among what waits; once this is answered it waits no more.
  const brought = frames.reduce((count, frame) => count + frame.transactions.length, 0)
  const waiting = Math.max(0, asked.waiting - brought)
  const contact = {
    counter,
    at,
    waiting,
    needsAttention,
    application,
    ...(filed ? { writtenAt: filed.writtenAt } : {}),
  }
  const pushed = await ingest(service.store, device, { frames, decisions: asked.decisions, contact }, service)
  const released = pushed.anythingHeld ? await releaseHeld(service.store, device, pushed.created, at, service) : 0
  const response = await answer(service, device, asked, pushed, filed?.last !== false)
  const note = { frames: frames.length, transactions: brought, created: pushed.created.length, released }
  return { response, device: device.number, note }
}

async function answer(
  service: SyncService,
  device: Device,
  asked: Asked,
  pushed: Pushed,
  withNews: boolean,
): Promise<CodedResponse> {
  const scopes = await scopesOf(service.store, device)
  const pages = withNews ? await news(service, device, scopes, asked.cursors, asked.mostBytes) : []
  return {
    epoch: device.epoch,
    time: service.now(),
    frame: pushed.lastFrame,
    verdicts: [...pushed.verdicts],
    scopes: [...scopes],
    pages,
  }
}

/** What the log has for a device behind these cursors, as much as one answer holds. */
export const news = (
  { store }: SyncService,
  { number, incarnation }: Device,
  scopes: readonly string[],
  cursors: Readonly<Record<string, number>>,
  mostBytes: number,
): Promise<Page[]> =>
  readPages(store, { device: number, incarnation }, scopes, cursors, Math.min(mostBytes, mostAnswer))

const mostAnswer = 4_000_000
