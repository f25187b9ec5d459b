import type { Supply } from '../shared/stock/free.ts'
import type { Reader } from './schema.ts'
import { onHandOf } from './stock.ts'

/** What can be said of these products at a depot: read from what triggers keep, never summed. Every product asked for is answered. */
export async function findSupply(
  reader: Reader,
  depotId: number,
  productIds: readonly number[],
): Promise<ReadonlyMap<number, Supply>> {
  if (productIds.length === 0) return new Map()
  const balances = await onHandOf(reader, depotId, productIds)
  const reserved = await reservedOf(reader, depotId, productIds)
  const coming = await reader
    .selectFrom('stock_inbound')
    .select(['product_id', 'day', 'quantity'])
    .where('depot_id', '=', depotId)
    .where('product_id', 'in', productIds)
    .execute()
  const inbound = Map.groupBy(coming, row => row.product_id)
  return new Map(
    productIds.map(id => [
      id,
      {
        kept: balances.has(id) || inbound.has(id),
        onHand: balances.get(id)?.depot ?? 0,
        reserved: reserved.get(id) ?? 0,
        inbound: (inbound.get(id) ?? []).map(({ day, quantity }) => ({ day, quantity })),
      },
    ]),
  )
}

/** What confirmed orders wait for of these products at a depot, base units; one that none waits for may be left out. */
export async function reservedOf(
  reader: Reader,
  depotId: number,
  productIds: readonly number[],
): Promise<ReadonlyMap<number, number>> {
  const rows = await reader
    .selectFrom('stock_reserved')
    .select(['product_id', 'quantity'])
    .where('depot_id', '=', depotId)
    .where('product_id', 'in', productIds)
    .execute()
  return new Map(rows.map(row => [row.product_id, row.quantity]))
}
