import type { Decision } from '../../shared/sync/protocol.ts'
import type { Verdict } from '../../shared/sync/verdict.ts'
import { Refused } from '../refused.ts'
import { type Contact, type Device, knownFrames, lockDevice, revokeDevice, saveFrames } from '../store/devices.ts'
import type { Queryable, Store } from '../store/pool.ts'
import { withRetries } from '../store/retry.ts'
import type { Key } from '../store/rows.ts'
import { knownTransactions, saveDecisions, saveTransactions, verdictsOf } from '../store/transactions.ts'
import { applyBatch, type BatchResult } from './batch.ts'
import { newFrames, type ReceivedFrame } from './frame.ts'
import type { Signer } from './grants.ts'
import type { Sender } from './sender.ts'
import type { Received } from './transaction.ts'

export interface Push {
  readonly frames: readonly ReceivedFrame[]
  readonly decisions: readonly Decision[]
  readonly contact: Contact
}

export interface Pushed {
  /** The last frame that is durable here. */
  readonly lastFrame: number
  readonly verdicts: readonly Verdict[]
  readonly created: readonly Key[]
}

export interface IngestOptions {
  readonly sign: Signer
  /** Waits a little before the next try: longer each time, and not as long as the others. */
  readonly pause: (tried: number) => Promise<void>
}

/**
 * Takes in what a device pushes, once, whatever is sent again: frames in the order of its chain, each transaction with its verdict and its
 * effects in one database transaction.
 */
export function ingest(store: Store, device: Device, push: Push, options: IngestOptions): Promise<Pushed> {
  return withRetries(options.pause, again =>
    store.transaction(async on => {
      const locked = await lockDevice(on, device.number, push.contact, again)
      if (!locked) throw new Refused('replayed')
      if (locked.revokedAt !== null) throw new Refused('revoked')
      if (locked.incarnation !== device.incarnation) throw new Refused('unknown-device')
      return pushLocked(on, locked, push, options)
    }),
  )
}

async function pushLocked(on: Queryable, device: Device, push: Push, options: IngestOptions): Promise<Pushed> {
  const owner = { device: device.number, incarnation: device.incarnation }
  const known = await knownFrames(
    on,
    device,
    push.frames.map(frame => frame.number).filter(number => number <= device.lastFrame),
  )
  const fresh = newFrames(device, push.frames, known)
  await saveFrames(on, device, fresh.map(linkOf))
  await saveDecisions(on, owner, push.decisions)
  const transactions = await unseen(
    on,
    device,
    fresh.flatMap(frame => frame.transactions),
  )
  const result = await apply(on, device, transactions, push.contact.at, options)
  for (const stopped of result.stopped) await revokeDevice(on, stopped, push.contact.at, 0)
  const numbers = push.frames.flatMap(frame => frame.transactions.map(each => each.number))
  const verdicts = await verdictsOf(on, owner, numbers)
  return { lastFrame: fresh.at(-1)?.number ?? device.lastFrame, verdicts, created: result.created }
}

function apply(
  on: Queryable,
  device: Device,
  transactions: readonly Received[],
  now: number,
  { sign }: IngestOptions,
): Promise<BatchResult> {
  return applyBatch(on, senderOf(device), transactions, { now, sign, exact: true }, kept => saveTransactions(on, kept))
}

/** Without those that an earlier frame brought: a transaction counts once, by its number and its content. */
async function unseen(on: Queryable, device: Device, transactions: readonly Received[]): Promise<readonly Received[]> {
  const owner = { device: device.number, incarnation: device.incarnation }
  const known = await knownTransactions(
    on,
    owner,
    transactions.map(each => each.number),
  )
  return transactions.filter(each => {
    const hash = known.get(each.number)
    if (hash !== undefined && hash !== each.hash) throw new Refused('frame-fork')
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
})

const linkOf = (frame: ReceivedFrame) => ({
  number: frame.number,
  hash: frame.hash,
  firstTransaction: frame.transactions.at(0)?.number ?? 0,
  lastTransaction: frame.transactions.at(-1)?.number ?? 0,
})
