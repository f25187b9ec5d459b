import { clockAt } from '../../shared/sync/clock.ts'
import type { Device } from '../store/devices.ts'
import { type HeldTransaction, lockHeld, waitingDevices } from '../store/held.ts'
import type { Queryable, Store } from '../store/pool.ts'
import { withRetries } from '../store/retry.ts'
import type { Key } from '../store/rows.ts'
import { type KeptTransaction, updateVerdict } from '../store/transactions.ts'
import { applyBatch, type BatchOptions, type BatchResult } from './batch.ts'
import { officeEntry } from './cards.ts'
import { type IngestOptions, senderOf } from './ingest.ts'
import { applyEach, isOwnFault, mostAtOnce } from './oneByOne.ts'
import { deviceScope } from './rowState.ts'
import { receive } from './transaction.ts'

/**
 * Tries held transactions again whose missing row has come, until nothing moves any more. New verdicts go to their device's own scope.
 * `created`: what has just come; the device that is talking has all of its own looked at too, so that nothing waits for ever because the
 * row and the transaction crossed.
 */
export async function releaseHeld(
  store: Store,
  device: Device,
  created: readonly Key[],
  now: number,
  options: IngestOptions,
): Promise<number> {
  let released = 0
  let news = created
  for (let round = 0; round === 0 || news.length > 0; round += 1) {
    const waiting = await waitingDevices(store, news, round === 0 ? device.number : null)
    const next: Key[] = []
    for (const owner of waiting) {
      const result = await releaseAll(store, owner, now, options)
      released += result.released
      next.push(...result.created)
    }
    news = next
  }
  return released
}

interface Released {
  readonly released: number
  readonly created: readonly Key[]
}

/** All that this device has held and that could stand now, in the order of its numbers. */
async function releaseAll(store: Store, owner: Device, now: number, options: IngestOptions): Promise<Released> {
  const created: Key[] = []
  let released = 0
  let apply = applyBatch
  for (;;) {
    try {
      const result = await withRetries(options.pause, () =>
        store.transaction(on => releaseSome(on, owner, { now, sign: options.sign, exact: false }, apply)),
      )
      created.push(...result.created)
      released += result.kept.filter(isSettled).length
      if (result.kept.length < mostAtOnce) return { released, created }
    } catch (error) {
      if (!isOwnFault(error) || apply === applyEach) throw error
      apply = applyEach
    }
  }
}

async function releaseSome(
  on: Queryable,
  owner: Device,
  options: BatchOptions,
  apply: typeof applyBatch,
): Promise<BatchResult> {
  const held = await lockHeld(on, owner, mostAtOnce)
  if (held.length === 0 || owner.revokedAt !== null) return { kept: [], created: [] }
  return apply(on, senderOf(owner), held.map(read), options, async (inside, kept, journal) => {
    const verdicts = kept.filter(isSettled).map(each => each.verdict)
    const entry = officeEntry(deviceScope(owner.number), clockAt(options.now), 'sync.released', options.now)
    if (verdicts.length > 0) journal.add({ ...entry, rows: [], verdicts })
    for (const each of kept) await updateVerdict(inside, each)
  })
}

const isSettled = (kept: KeptTransaction): boolean => kept.verdict.verdict !== 'held'

function read(held: HeldTransaction) {
  const received = receive(JSON.parse(held.body))
  if (!received) throw new Error('a held transaction lost its number')
  return received
}
