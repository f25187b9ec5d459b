import { sql } from 'kysely'
import type { OrderRow } from '../shared/orders/contract.ts'
import { registry } from '../shared/sync/registry.ts'
import type { StageLimits } from './orderConditions.ts'
import type { Reader } from './schema.ts'

/** The rows of a list for the given orders, in the given order; one that is not there is left out. */
export async function orderRows(reader: Reader, ids: readonly number[], limits: StageLimits): Promise<OrderRow[]> {
  if (ids.length === 0) return []
  const rows = await reader
    .selectFrom('sales_order as o')
    .leftJoin('customer', 'customer.id', 'o.customer_id')
    .leftJoin('person', 'person.id', 'o.entered_by')
    .select([
      'o.id',
      'o.number',
      'o.customer_id',
      'o.depot_id',
      'o.status',
      'o.hold_kind',
      'o.channel',
      'o.customer_reference',
      'o.requested_day',
      'o.ordered_day',
      'o.currency',
      'o.total_minor',
      'o.status_since',
      'o.shipped_day',
      'customer.name as customerName',
      'person.name as enteredBy',
    ])
    .select(eb =>
      eb
        .selectFrom('order_line')
        .select(count => count.fn.countAll<number>().as('lines'))
        .whereRef('order_line.id', '=', 'o.id')
        .as('lines'),
    )
    .select(
      sql<number>`EXISTS (SELECT 1 FROM customer_terms t WHERE t.customer_id = o.customer_id AND t.hold = 1)`.as(
        'held',
      ),
    )
    .where('o.id', 'in', ids)
    .execute()
  const marks = await syncMarks(reader, ids)
  const found = new Map(
    rows.map((row): [number, OrderRow] => [
      row.id,
      {
        id: row.id,
        number: row.number,
        customerId: row.customer_id,
        customerName: row.customerName ?? '',
        customerOnHold: row.held === 1,
        depotId: row.depot_id,
        status: row.status,
        holdKind: row.hold_kind,
        channel: row.channel,
        customerReference: row.customer_reference,
        requestedDay: row.requested_day,
        orderedDay: row.ordered_day,
        currency: row.currency,
        totalMinor: row.total_minor,
        lines: row.lines ?? 0,
        statusSince: row.status_since,
        limitMinutes: limits[row.status],
        enteredBy: row.enteredBy ?? '',
        shippedDay: row.shipped_day,
        sync: marks.get(row.id) ?? 'there',
      },
    ]),
  )
  return ids.flatMap(id => found.get(id) ?? [])
}

/** Which of these orders head office does not have as they stand here, and which it refused. */
export async function syncMarks(
  reader: Reader,
  ids: readonly number[],
): Promise<ReadonlyMap<number, 'waiting' | 'refused'>> {
  const rows = await reader
    .selectFrom('change')
    .innerJoin('tx', 'tx.number', 'change.tx')
    .select(['change.id', 'tx.state'])
    .distinct()
    .where('change.pending', '=', 1)
    .where('change.id', 'in', ids)
    .where('change.tbl', 'in', [registry.sales_order.number, registry.order_line.number])
    .execute()
  const marks = new Map<number, 'waiting' | 'refused'>()
  for (const row of rows)
    if (row.state === 'rejected') marks.set(row.id, 'refused')
    else if (!marks.has(row.id)) marks.set(row.id, 'waiting')
  return marks
}
