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

/** The newest orders whose number or customer's reference holds the typed text, at most `mostCandidates`; three letters at least. */
export async function findOrdersBy(reader: Reader, typed: string, depotId: number | null): Promise<FoundOrder[]> {
  const match = matchOf(typed)
  if (match === null || match.anywhere === null || match.word !== null) return []
  const rows = await reader
    .selectFrom('sales_order as o')
    .leftJoin('customer', 'customer.id', 'o.customer_id')
    .select(['o.id', 'o.number', 'o.channel', 'o.customer_reference', 'o.ordered_day', 'customer.name'])
    .where(sql<boolean>`o.id IN (SELECT rowid FROM order_search WHERE order_search MATCH ${match.anywhere}
        ORDER BY rowid DESC LIMIT ${mostCandidates})`)
    .where(eb => (depotId === null ? sql<boolean>`true` : eb('o.depot_id', '=', depotId)))
    .orderBy('o.id', 'desc')
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
