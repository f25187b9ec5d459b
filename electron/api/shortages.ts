import { findSupply } from '../../db/freeStock.ts'
import type { Reader } from '../../db/schema.ts'
import type { Day } from '../../shared/kernel/day.ts'
import { type Shortage, shortagesOf } from '../../shared/stock/shortage.ts'

type Lines = Parameters<typeof shortagesOf>[0]

/** What an order wants beyond what its depot has free on the day wanted. `own`: what it reserves already. */
export async function shortages(
  reader: Reader,
  order: { depotId: number; day: Day; today: Day; lines: Lines; own: Lines },
): Promise<Shortage[]> {
  const products = [...new Set(order.lines.map(({ productId }) => productId))]
  return shortagesOf(order.lines, await findSupply(reader, order.depotId, products), order)
}
