import { sql } from 'kysely'
import type { Day } from '../shared/kernel/day.ts'
import type { Instant } from '../shared/kernel/instant.ts'
import type { Currency } from '../shared/kernel/money.ts'
import type { OrderStatus } from '../shared/orders/status.ts'
import type { UrgentOrder } from '../shared/today/worklist.ts'
import type { StageLimits } from './orderConditions.ts'
import type { Reader } from './schema.ts'

const unconfirmed: readonly OrderStatus[] = ['draft', 'received', 'checked', 'on-hold']
const noOrders: readonly OrderStatus[] = ['draft', 'cancelled', 'void']

/** So many may stand unconfirmed and still all be looked at for the worklist; beyond, the longest waiting. */
const mostLookedAt = 5_000

/** Orders that may need somebody: all that are not confirmed, and those that stand longer than their stage's limit. */
export async function urgentCandidates(
  reader: Reader,
  { depotId, limits, now }: { depotId: number | null; limits: StageLimits; now: Instant },
): Promise<(UrgentOrder & { depotId: number })[]> {
  const confirmedLimit = limits.confirmed
  const rows = await reader
    .selectFrom('sales_order as o')
    .select(['o.id', 'o.status', 'o.requested_day', 'o.status_since', 'o.depot_id'])
    .where(eb =>
      eb.or([
        eb('o.status', 'in', unconfirmed),
        ...(confirmedLimit === null
          ? []
          : [eb.and([eb('o.status', '=', 'confirmed'), eb('o.status_since', '<', now - confirmedLimit * 60_000)])]),
      ]),
    )
    .$if(depotId !== null, query => query.where('o.depot_id', '=', depotId))
    .orderBy('o.status_since')
    .limit(mostLookedAt)
    .execute()
  return rows.map(row => ({
    id: row.id,
    status: row.status,
    requestedDay: row.requested_day,
    statusSince: row.status_since,
    depotId: row.depot_id,
  }))
}

/** What was ordered on a day, by currency; what head office refused (`except`) is left out. */
export async function orderedOn(
  reader: Reader,
  { day, depotId, except }: { day: Day; depotId: number | null; except: ReadonlySet<number> },
): Promise<{ currency: Currency; count: number; totalMinor: number }[]> {
  return reader
    .selectFrom('sales_order as o')
    .select(eb => [
      'o.currency',
      eb.fn.countAll<number>().as('count'),
      sql<number>`sum(o.total_minor)`.as('totalMinor'),
    ])
    .where('o.ordered_day', '=', day)
    .where('o.status', 'not in', noOrders)
    .where('o.id', 'not in', except.size > 0 ? [...except] : [0])
    .$if(depotId !== null, query => query.where('o.depot_id', '=', depotId))
    .groupBy('o.currency')
    .orderBy('o.currency')
    .execute()
}

/** How many orders stand confirmed since a moment or later. */
export async function confirmedSince(reader: Reader, since: Instant, depotId: number | null): Promise<number> {
  const { count } = await reader
    .selectFrom('sales_order as o')
    .select(eb => eb.fn.countAll<number>().as('count'))
    .where('o.status', '=', 'confirmed')
    .where('o.status_since', '>=', since)
    .$if(depotId !== null, query => query.where('o.depot_id', '=', depotId))
    .executeTakeFirstOrThrow()
  return count
}

/** How many orders wanted after one day and until another, that too, are not confirmed yet. */
export async function unconfirmedFor(
  reader: Reader,
  { after, until }: { after: Day; until: Day },
  depotId: number | null,
): Promise<number> {
  const { count } = await reader
    .selectFrom('sales_order as o')
    .select(eb => eb.fn.countAll<number>().as('count'))
    .where('o.requested_day', '>', after)
    .where('o.requested_day', '<=', until)
    .where('o.status', 'in', unconfirmed)
    .$if(depotId !== null, query => query.where('o.depot_id', '=', depotId))
    .executeTakeFirstOrThrow()
  return count
}
