import { sql } from 'kysely'
import { matchOf, mostCandidates } from './match.ts'
import type { Reader } from './schema.ts'

export interface FoundOrder {
  id: number
  number: string | null
  channel: string
  customerReference: string
  customerName: string
  orderedDay: string
}

/** Of those that the words fit, so many are looked at for being of the depot. */
const mostLookedAt = 5_000

/** The newest orders whose number or customer's reference holds the typed text, at most `mostCandidates`; three letters at least. */
export async function findOrdersBy(reader: Reader, typed: string, depotId: number | null): Promise<FoundOrder[]> {
  const match = matchOf(typed)
  if (match === null || match.anywhere === null || match.word !== null) return []
  const fits = sql<{ id: number }>`(SELECT rowid AS id FROM order_search WHERE order_search MATCH ${match.anywhere}
    ORDER BY rowid DESC LIMIT ${sql.lit(mostLookedAt)})`
  const rows = await reader
    .selectFrom(fits.as<'fits'>('fits'))
    .crossJoin('sales_order as o')
    .leftJoin('customer', 'customer.id', 'o.customer_id')
    .select(['o.id', 'o.number', 'o.channel', 'o.customer_reference', 'o.ordered_day', 'customer.name'])
    .whereRef('o.id', '=', 'fits.id')
    .where(eb => (depotId === null ? sql<boolean>`true` : eb('o.depot_id', '=', depotId)))
    .limit(mostCandidates)
    .execute()
  return rows.map(row => ({
    id: row.id,
    number: row.number,
    channel: row.channel,
    customerReference: row.customer_reference,
    customerName: row.name ?? '',
    orderedDay: row.ordered_day,
  }))
}
