import type { Page } from '../../shared/sync/protocol.ts'
import type { GiveBackAnswer, GiveBackAsk } from '../../shared/sync/recover.ts'
import { Budget } from '../../shared/sync/wire/budget.ts'
import { readFrameBytes } from '../../shared/sync/wire/frame.ts'
import type { WireTransaction } from '../../shared/sync/wire/transactions.ts'
import { scopesOf } from '../api/scopes.ts'
import { endsOfHistory, presentEpoch, raiseEpoch } from '../store/epoch.ts'
import { type LogPlace, lockScope, logPlaces } from '../store/logTail.ts'
import type { Queryable, Store } from '../store/pool.ts'
import { keptPages } from './keptAnswer.ts'
import { entriesOf, refill, type Tail } from './refill.ts'
import type { Asking } from './service.ts'

type Said = Omit<GiveBackAnswer, 'protocol' | 'request' | 'time'>

/**
 * Takes back what head office itself once sent to a desk and has lost, by a restore or a standby that lagged: its own signature proves it.
 * What follows the end of a scope is written where it stood; where others have written since, it goes behind, and who wrote last counts.
 * An answer that proves a loss begins another epoch.
 */
export async function giveBack(
  on: Queryable,
  service: { readonly store: Store; readonly publicKey: Buffer; readonly now: () => number },
  device: Asking,
  asked: GiveBackAsk,
): Promise<Said> {
  const scopes = (await scopesOf(service.store, device)).toSorted()
  for (const scope of scopes) await lockScope(on, scope)
  const own = ownTransactions(asked.own)
  const pages = asked.kept.flatMap(kept => keptPages(kept, service.publicKey, own))
  const tails: Tail[] = []
  const ends: Record<string, number> = {}
  const apart: Record<string, number> = {}
  for (const scope of scopes) {
    const found = await tailOf(service.store, scope, pages, asked.apart.includes(scope))
    if (found.tail.entries.length > 0) tails.push(found.tail)
    if (found.agreed !== null) apart[scope] = found.agreed
    ends[scope] = found.end
  }
  if (tails.length > 0) {
    await raiseEpoch(on, asked.epoch)
    await refill(on, tails, service.now())
  }
  const began = await endsOfHistory(on, asked.epoch, scopes)
  return { ask: 'giveBack', epoch: await presentEpoch(on), ends, apart, began }
}

/** What of a scope's entries is not here, and up to where both agree where others have written since. */
async function tailOf(
  store: Store,
  scope: string,
  pages: readonly Page[],
  wasApart: boolean,
): Promise<{ readonly tail: Tail; readonly agreed: number | null; readonly end: number }> {
  const entries = entriesOf(pages, scope)
  const from = entries[0]?.sequence ?? 0
  const { last, floor, places } = await logPlaces(store, scope, { from, to: entries.at(-1)?.sequence ?? 0 })
  const known = (entry: (typeof entries)[number]): boolean => {
    // What is not kept any more was known.
    if (entry.sequence <= floor) return true
    const place = places.get(entry.sequence)
    return place?.device === entry.device && place.number === entry.number && place.clock === entry.clock
  }
  const elsewhere = entries.filter(entry => !known(entry))
  const first = elsewhere[0]?.sequence ?? 0
  const exact = !wasApart && first === last + 1
  const agreed = elsewhere.length === 0 || exact ? null : Math.min(first - 1, last)
  // Another desk gave it back before, or its own sent it once more: it stands further on.
  const behind = agreed === null ? null : await logPlaces(store, scope, { from: first, to: last })
  const standing = new Set([...(behind?.places.values() ?? [])].map(nameOf))
  const lost = elsewhere.filter(entry => !standing.has(nameOf(entry)))
  // Behind a hole nothing stands where it stood: what comes there goes behind everything, in a request of its own.
  const written = exact ? lost.filter((entry, place) => entry.sequence === first + place) : lost
  return { tail: { scope, entries: written, exact }, agreed, end: last + written.length }
}

/** What an entry is called wherever it stands. */
const nameOf = ({ device, number, clock }: Omit<LogPlace, 'sequence'>): string => `${device} ${number} ${clock}`

function ownTransactions(frame: string | null): ReadonlyMap<number, WireTransaction> {
  if (frame === null) return new Map()
  const { transactions } = readFrameBytes(Buffer.from(frame, 'base64'), new Budget(false))
  return new Map(transactions.map(each => [each.number, each]))
}
