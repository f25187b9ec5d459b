import { decisionsToSend } from '../../db/inbox.ts'
import { countAttention } from '../../db/needsAttention.ts'
import type { Store } from '../../db/open.ts'
import { framesFrom, framesToSend, waiting, waitingLater } from '../../db/queue.ts'
import { type SealedFrame, sealNext } from '../../db/seal.ts'
import { soundFrames } from '../../db/soundFrames.ts'
import { syncState } from '../../db/syncState.ts'
import { ranks } from '../../shared/sync/rank.ts'
import type { Clock } from '../api/clock.ts'
import { clockOffset } from './clockOffset.ts'
import { framesAtOnce } from './forecast.ts'
import type { Http } from './http.ts'
import { type IdentityFile, ruling } from './identity.ts'
import { type Carried, unpacked } from './link.ts'
import { packedFrame } from './packedFrame.ts'
import type { PartLane } from './parts/lane.ts'
import { anyMore, outgoingParts } from './parts/outgoingParts.ts'
import type { SnapshotState } from './parts/snapshotLane.ts'
import type { Rate } from './rate.ts'
import { type RoundTrip, roundTrip } from './roundTrip.ts'
import { takeAnswer } from './takeAnswer.ts'
import { LinkError } from './trouble.ts'

export interface RoundOptions {
  readonly store: Store
  readonly identity: IdentityFile
  readonly http: Http
  readonly clock: Clock
  readonly application: string
  /** What travels beside rows, the most urgent first. */
  readonly parts: readonly PartLane[]
  /** One of them. */
  readonly snapshots: SnapshotState
  readonly rate: Rate
  /** Sends from this frame on, answered or not: head office said that it holds none from there. */
  readonly resendFrom: number | null
  /** Fetches only: after a stall what comes down must not wait for what does not go up. */
  readonly fetchOnly: boolean
  /** Leaves what can wait for a better link, up and down; what a new computer starts from cannot. */
  readonly urgentOnly: boolean
  readonly signal: AbortSignal
}

export interface RoundResult extends Carried {
  /** Transactions of this desk that were answered. */
  readonly acknowledged: number
  /** Log entries applied, and those that head office still has for this desk. */
  readonly received: number
  readonly left: number
  /** There is more to send or to fetch. */
  readonly more: boolean
  /** The last of this desk's frames that is durable at head office. */
  readonly frame: number
  /** Head office's time when it answered, ms since 1970. */
  readonly officeTime: number
}

/**
 * One round trip: what waits goes up, verdicts and pages come down and are applied, each page whole with its cursor. Whatever fails
 * or ends the process on the way leaves both sides such that the next round goes on.
 * @throws LinkError
 */
export async function round(options: RoundOptions): Promise<RoundResult> {
  const { store, identity, rate } = options
  const me = identity.present()
  await options.snapshots.ready()
  const starting = options.snapshots.coming()
  const state = await syncState(store.reader)
  const frames = options.fetchOnly ? [] : await outgoing(options)
  const decisions = await decisionsToSend(store.reader, frames.at(-1)?.number ?? 0)
  const before = await waiting(store.reader)
  const { sealedFrame, answeredFrame } = await syncState(store.reader)
  if (me.address === null || me.headOfficeKey === null) throw new LinkError('unknown-device')
  const framesSize = frames.reduce((sum, frame) => sum + frame.bytes, 0)
  const parts = await outgoingParts(
    options.parts,
    options.fetchOnly || options.urgentOnly ? 0 : rate.frameBytes - framesSize,
  )

  const epoch = state.epoch || (me.epoch ?? 0)
  const cursors = { ...state.cursors, ...options.snapshots.held() }
  const trip = await roundTrip({
    http: options.http,
    clock: options.clock,
    signal: options.signal,
    address: me.address,
    identity,
    pinnedKey: me.headOfficeKey,
    request: {
      epoch,
      frames: await Promise.all(frames.map(frame => packedFrame(frame.sealed))),
      decisions,
      cursors,
      waiting: before.transactions,
      needsAttention: await countAttention(store.reader, { answersRequests: ruling(me) }),
      mostBytes: options.urgentOnly && !starting ? urgentAnswer : rate.answerBytes,
      application: options.application,
      ...(parts.length > 0 ? { parts } : {}),
    },
  })

  const { answer } = trip
  // Head office holds more of this computer than it ever sealed: somebody else works under its name, or its books are older than it is.
  if (answer.frame > sealedFrame) throw new LinkError('frame-fork', { detail: `head office holds ${answer.frame}` })
  // Frames are there whose hash was not compared: nothing is believed before they were.
  if (options.fetchOnly && answer.frame > answeredFrame)
    return { ...measured(trip), ...nothing, more: true, frame: answer.frame, officeTime: answer.time }
  const coming = options.snapshots.left()
  const { pages, left } = await takeAnswer(options, {
    ...trip,
    device: me.device,
    epoch,
    cursors,
    decisions,
    kinds: parts.length > 0 ? parts.map(part => part.kind) : null,
    clockOffset: clockOffset({ ...trip, time: answer.time }),
    pages: answer.pages,
    overtaken: false,
    last: true,
  })

  const last = frames.at(-1)?.number ?? 0
  if (last > 0 && (await syncState(store.reader)).answeredFrame < last)
    throw new LinkError('server-down', { detail: `no verdict on frame ${last}` })
  const after = await waiting(store.reader)
  const later = options.urgentOnly ? await waitingLater(store.reader) : { transactions: 0 }
  return {
    ...measured(trip),
    sentJson: frames.reduce((sum, frame) => sum + frame.jsonBytes, 0),
    sentFrames: framesSize,
    sentParts: parts.reduce((sum, part) => sum + part.bytes.length, 0),
    acknowledged: answer.verdicts.length,
    received:
      pages.reduce((sum, page) => sum + page.to - page.from, 0) + Math.max(0, coming - options.snapshots.left()),
    left: left + options.snapshots.left(),
    more:
      after.transactions > later.transactions ||
      options.snapshots.coming() ||
      (!options.urgentOnly && (left > 0 || (await anyMore(options.parts)))),
    frame: answer.frame,
    officeTime: answer.time,
  }
}

const measured = (trip: RoundTrip) => ({
  milliseconds: trip.milliseconds,
  connecting: trip.connecting,
  sentWire: trip.sent,
  receivedWire: trip.received,
})

const nothing = { sentJson: 0, sentFrames: 0, sentParts: 0, acknowledged: 0, received: 0, left: 0 }

/** Sealed frames that are not answered first, the very same bytes; else the next of what waits, as much as the link carries. */
async function outgoing(options: RoundOptions): Promise<SealedFrame[]> {
  const { store, rate, resendFrom, urgentOnly } = options
  const budget = { mostFrames: framesAtOnce, mostBytes: rate.frameBytes }
  if (resendFrom !== null) return soundFrames(store, () => framesFrom(store.reader, resendFrom, budget))
  const sealed = await soundFrames(store, () => framesToSend(store.reader, budget))
  if (sealed.length > 0) return sealed
  const next = await sealNext(store, {
    mostBytes: rate.frameBytes,
    bytesPerJson: rate.frameBytes / unpacked(rate.link, rate.frameBytes),
    worst: urgentOnly ? ranks.urgent : ranks.history,
  })
  return next ? [next] : []
}

/** JSON bytes of an answer where only what is urgent is wanted: verdicts, and a little of what else is new. */
const urgentAnswer = 8_000
