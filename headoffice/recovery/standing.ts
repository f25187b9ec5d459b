import type { RecoverRequest, StandingAnswer } from '../../shared/sync/recover.ts'
import { Budget } from '../../shared/sync/wire/budget.ts'
import { readSealed } from '../ingest/frame.ts'
import { lastFramed } from '../store/devices.ts'
import type { Queryable } from '../store/pool.ts'
import { knownTransactions, lastTransaction, ownersOf } from '../store/transactions.ts'
import type { Asking } from './service.ts'

/**
 * How far head office has heard of a device, and the first of the transactions offered under whose number it holds another. Contents
 * are compared, not frames: two copies of a computer may have sealed the same transactions differently.
 */
export async function standing(
  on: Queryable,
  device: Asking,
  asked: RecoverRequest & { ask: 'standing' },
): Promise<Omit<StandingAnswer, 'protocol' | 'request' | 'time'>> {
  const owners = ownersOf(device)
  return {
    ask: 'standing',
    frame: device.lastFrame,
    hash: device.lastHash,
    framed: await lastFramed(on, device),
    transaction: await lastTransaction(on, owners),
    counter: device.counter,
    differs: asked.offer === null ? null : await firstOther(asked.offer),
  }

  async function firstOther(offer: string): Promise<number | null> {
    const frame = await readSealed(Buffer.from(offer, 'base64'), device.number, new Budget(false))
    const numbers = frame.transactions.map(each => each.number)
    const known = await knownTransactions(on, owners, numbers)
    const other = frame.transactions.find(each => ![undefined, '', each.hash].includes(known.get(each.number)))
    return other?.number ?? null
  }
}
