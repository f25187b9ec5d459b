import type { Decision } from '../../shared/sync/protocol.ts'
import type { Verdict } from '../../shared/sync/verdict.ts'
import { requestsAMinute } from '../limits.ts'
import { Refused } from '../refused.ts'
import {
  type Contact,
  type Device,
  knownFrames,
  type LockedDevice,
  limitWrites,
  lockDevice,
  lockForFile,
  lockForReview,
  saveFrames,
} from '../store/devices.ts'
import type { Queryable, Store } from '../store/pool.ts'
import { withRetries } from '../store/retry.ts'
import type { Key } from '../store/rows.ts'
import {
  type KeptTransaction,
  knownTransactions,
  ownersOf,
  saveDecisions,
  saveTransactions,
  verdictsOf,
} from '../store/transactions.ts'
import { applyBatch, type BatchOptions } from './batch.ts'
import { newFrames, type ReceivedFrame } from './frame.ts'
import type { Signer } from './grants.ts'
import { applyEach, isOwnFault, mostAtOnce } from './oneByOne.ts'
import { depotScope, deviceScope } from './rowState.ts'
import type { Sender } from './sender.ts'
import type { Received } from './transaction.ts'

export interface Push {
  readonly frames: readonly ReceivedFrame[]
  readonly decisions: readonly Decision[]
  readonly contact: Contact
  /** A person lets in what was kept aside of a stopped computer. */
  readonly review?: true
}

export interface Pushed {
  /** The last frame that is durable here. */
  readonly lastFrame: number
  readonly verdicts: readonly Verdict[]
  readonly created: readonly Key[]
  readonly anythingHeld: boolean
}

export interface IngestOptions {
  readonly sign: Signer
  /** Waits a little before the next try: longer each time, and not as long as the others. */
  readonly pause: (tried: number) => Promise<void>
}

/**
 * Takes in what a device pushes, once, whatever is sent again: frames in the order of its chain, each transaction with its verdict and its
 * effects in one database transaction. Where the database refuses the whole because of one, each goes for itself.
 */
export async function ingest(store: Store, device: Device, push: Push, options: IngestOptions): Promise<Pushed> {
  try {
    return await locked(store, device, push, options, true, async (on, held) => {
      const fresh = await freshFrames(on, held, push.frames)
      const transactions = await unseen(on, held, fresh, 'up to the last')
      let closed: Closed = { lastFrame: held.lastFrame, verdicts: [], anythingHeld: held.anythingHeld }
      // Everything else is written first: what takes the counters of the scopes comes last, so that others wait only for the commit.
      const result = await applyBatch(
        on,
        senderOf(held),
        transactions,
        batchOptions(push, options),
        async (inside, kept) => {
          const saved = saveTransactions(inside, kept)
          ;[closed] = await Promise.all([close(inside, held, push, fresh, kept), saved])
        },
      )
      return { ...closed, created: result.created }
    })
  } catch (error) {
    if (!isOwnFault(error)) throw error
    return ingestEach(store, device, push, options)
  }
}

/**
 * In parts of at most 50, each durable for itself. The head of the chain moves with the last: a frame that broke off in between
 * is sent again, and what is already here is passed over.
 */
async function ingestEach(store: Store, device: Device, push: Push, options: IngestOptions): Promise<Pushed> {
  const created: Key[] = []
  for (let first = true; ; first = false) {
    const pushed = await locked(store, device, push, options, first, async (on, held) => {
      const fresh = await freshFrames(on, held, push.frames)
      const left = await unseen(on, held, fresh, 'all')
      const part = left.slice(0, mostAtOnce)
      const result = await applyEach(on, senderOf(held), part, batchOptions(push, options), saveTransactions)
      created.push(...result.created)
      return left.length > mostAtOnce ? null : { ...(await close(on, held, push, fresh, [])), created }
    })
    if (pushed) return pushed
  }
}

/** One database transaction with the device's row locked, so that two requests of one device never run at once. */
function locked<T>(
  store: Store,
  device: Device,
  push: Push,
  options: IngestOptions,
  first: boolean,
  work: (on: Queryable, held: LockedDevice) => Promise<T>,
): Promise<T> {
  return withRetries(options.pause, again =>
    store.transaction(async on => {
      const [held] = await Promise.all([
        lock(on, device, push, again || !first),
        device.headOffice ? null : limitWrites(on, scopesWritten(device)),
      ])
      if (!held) throw new Refused('replayed')
      if (held.revokedAt !== null && !push.review) throw new Refused('revoked')
      if (held.closedAt !== null && !push.review) throw new Refused('frame-fork')
      if (held.incarnation !== device.incarnation) throw new Refused('unknown-device')
      // Rolled back with the refusal: whoever goes on asking is refused until the minute is over.
      if (held.asked > requestsAMinute) throw new Refused('busy')
      return work(on, held)
    }),
  )
}

function lock(on: Queryable, { number }: Device, push: Push, again: boolean): Promise<LockedDevice | null> {
  if (push.review) return lockForReview(on, number)
  const { contact } = push
  const { writtenAt } = contact
  return writtenAt === undefined
    ? lockDevice(on, number, contact, again)
    : lockForFile(on, number, { ...contact, writtenAt })
}

const scopesWritten = ({ number, depotId }: Device): string[] => [
  deviceScope(number),
  ...(depotId === null ? [] : [depotScope(depotId)]),
]

async function freshFrames(
  on: Queryable,
  device: Device,
  frames: readonly ReceivedFrame[],
): Promise<readonly ReceivedFrame[]> {
  const numbers = frames.map(frame => frame.number).filter(number => number <= device.lastFrame)
  return newFrames(device, frames, await knownFrames(on, device, numbers))
}

const batchOptions = (push: Push, { sign }: IngestOptions): BatchOptions => ({
  now: push.contact.at,
  sign,
  exact: true,
})

type Closed = Omit<Pushed, 'created'>

/** Moves the head of the chain, keeps what people decided, and reads the verdicts on everything that was sent. */
async function close(
  on: Queryable,
  device: LockedDevice,
  push: Push,
  fresh: readonly ReceivedFrame[],
  kept: readonly KeptTransaction[],
): Promise<Closed> {
  const owners = ownersOf(device)
  const known = new Map(kept.map(each => [each.number, each.verdict]))
  const numbers = push.frames.flatMap(frame => frame.transactions.map(each => each.number))
  const [older] = await Promise.all([
    verdictsOf(
      on,
      owners,
      numbers.filter(number => !known.has(number)),
    ),
    saveFrames(on, device, fresh.map(linkOf)),
    saveDecisions(on, owners, push.decisions),
  ])
  const verdicts = [...older, ...known.values()].toSorted((a, b) => a.number - b.number)
  const anythingHeld = device.anythingHeld || kept.some(each => each.verdict.verdict === 'held')
  return { lastFrame: fresh.at(-1)?.number ?? device.lastFrame, verdicts, anythingHeld }
}

/**
 * Without those that are here already: a transaction counts once, by its number and its content. A part of a frame may be here without
 * the head of the chain having moved; then `all` are looked for.
 */
async function unseen(
  on: Queryable,
  device: Device,
  frames: readonly ReceivedFrame[],
  asking: 'all' | 'up to the last',
): Promise<readonly Received[]> {
  const transactions = frames.flatMap(frame => frame.transactions)
  const shared = [...device.formers, ...device.kin].map(({ through }) => through)
  const last = Math.max(device.lastTransaction, ...shared)
  const known = await knownTransactions(
    on,
    ownersOf(device),
    transactions.map(each => each.number).filter(number => asking === 'all' || number <= last),
  )
  return transactions.filter(each => {
    const hash = known.get(each.number)
    // Without one it was given back by a desk after a restore.
    if (hash !== undefined && hash !== '' && hash !== each.hash) throw new Refused('frame-fork')
    return hash === undefined
  })
}

export const senderOf = (device: Device): Sender => ({
  device: device.number,
  incarnation: device.incarnation,
  depotId: device.depotId,
  headOffice: device.headOffice,
  lane: device.lane,
  aloneLane: device.aloneLane,
  formers: device.formers,
})

const linkOf = (frame: ReceivedFrame) => ({
  number: frame.number,
  hash: frame.hash,
  firstTransaction: frame.transactions.at(0)?.number ?? 0,
  lastTransaction: frame.transactions.at(-1)?.number ?? 0,
})
