import type { Instant } from '../shared/kernel/instant.ts'
import type { OrderStatus } from '../shared/orders/status.ts'
import { depotIs, type StageLimits } from './orderConditions.ts'
import type { Reader } from './schema.ts'

/** How many stand at each status, how many of them over the limit, and since when the oldest. */
export async function countByStatus(
  reader: Reader,
  { depotId, limits, now }: { depotId: number | null; limits: StageLimits; now: Instant },
): Promise<Map<OrderStatus, { count: number; late: number; oldestSince: Instant }>> {
  const rows = await orders(reader)
    .select(eb => [
      'o.status',
      eb.fn.countAll<number>().as('count'),
      eb.fn.min<number>('o.status_since').as('oldestSince'),
    ])
    .where(depotIs(depotId))
    .groupBy('o.status')
    .execute()
  const counts = rows.map(async ({ status, count, oldestSince }) => {
    const limit = limits[status]
    const late = limit === null ? 0 : await countSince(reader, { status, before: now - limit * 60_000, depotId })
    return [status, { count, late, oldestSince }] as const
  })
  return new Map(await Promise.all(counts))
}

async function countSince(
  reader: Reader,
  { status, before, depotId }: { status: OrderStatus; before: Instant; depotId: number | null },
): Promise<number> {
  const { count } = await orders(reader)
    .select(eb => eb.fn.countAll<number>().as('count'))
    .where('o.status', '=', status)
    .where('o.status_since', '<', before)
    .where(depotIs(depotId))
    .executeTakeFirstOrThrow()
  return count
}

const orders = (reader: Reader) => reader.selectFrom('sales_order as o')
