import { clockAt } from '../../shared/sync/clock.ts'
import type { Device } from '../store/devices.ts'
import { type HeldTransaction, lockHeld, waitingDevices } from '../store/held.ts'
import type { Queryable, Store } from '../store/pool.ts'
import { withRetries } from '../store/retry.ts'
import type { Key } from '../store/rows.ts'
import { updateVerdict } from '../store/transactions.ts'
import { applyBatch } from './batch.ts'
import { officeEntry } from './cards.ts'
import { type IngestOptions, senderOf } from './ingest.ts'
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
      const result = await withRetries(options.pause, () => store.transaction(on => releaseOf(on, owner, now, options)))
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
async function releaseOf(on: Queryable, owner: Device, now: number, options: IngestOptions): Promise<Released> {
  const held = await lockHeld(on, owner)
  if (held.length === 0 || owner.revokedAt !== null) return { released: 0, created: [] }
  const result = await applyBatch(
    on,
    senderOf(owner),
    held.map(read),
    { now, sign: options.sign, exact: false },
    async (kept, journal) => {
      for (const each of kept) await updateVerdict(on, each)
      const settled = kept.map(each => each.verdict).filter(verdict => verdict.verdict !== 'held')
      if (settled.length === 0) return
      const entry = officeEntry(deviceScope(owner.number), clockAt(now), 'sync.released', now)
      journal.add({ ...entry, rows: [], verdicts: settled })
    },
  )
  return { released: result.kept.filter(each => each.verdict.verdict !== 'held').length, created: result.created }
}

function read(held: HeldTransaction) {
  const received = receive(held.body)
  if (!received) throw new Error('a held transaction lost its number')
  return received
}
