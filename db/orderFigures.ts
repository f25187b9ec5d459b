import { type Expression, type SqlBool, sql } from 'kysely'
import type { OrderFigures } from '../shared/orders/figures.ts'
import { orderStatuses } from '../shared/orders/status.ts'
import { conditions, type Filtered } from './orderConditions.ts'
import type { Reader } from './schema.ts'

/** What the orders that a filter lets through come to. Reads every one of them: for a thread of its own where there may be many. */
export async function orderFigures(reader: Reader, filtered: Filtered): Promise<OrderFigures> {
  const all = conditions(filtered)
  const where = sql<boolean>`${all} AND o.status NOT IN ('draft', 'cancelled', 'void')`
  const byStatus = await reader
    .selectFrom('sales_order as o')
    .select(eb => ['o.status as status', eb.fn.countAll<number>().as('count')])
    .where(all)
    .groupBy('o.status')
    .execute()
  const byOrigin = await reader
    .selectFrom('sales_order as o')
    .select(eb => ['o.origin_status as status', eb.fn.countAll<number>().as('count')])
    .where(all)
    .where('o.origin_status', 'is not', null)
    .groupBy('o.origin_status')
    .orderBy('count', 'desc')
    .limit(20)
    .execute()
  const net = await reader
    .selectFrom('sales_order as o')
    .select(['o.currency', sql<number>`sum(o.net_minor)`.as('minor')])
    .where(where)
    .groupBy('o.currency')
    .orderBy('o.currency')
    .execute()
  const freight = await reader
    .selectFrom('sales_order as o')
    .select(['o.currency', sql<number>`sum(o.freight_minor)`.as('minor')])
    .where(where)
    .where('o.freight_minor', 'is not', null)
    .groupBy('o.currency')
    .orderBy('o.currency')
    .execute()
  return {
    listed: byStatus.reduce((sum, { count }) => sum + count, 0),
    byStatus: byStatus.toSorted((a, b) => orderStatuses.indexOf(a.status) - orderStatuses.indexOf(b.status)),
    byOrigin: byOrigin.map(({ status, count }) => ({ status: status ?? '', count })),
    net,
    freight,
    byCarrier: await carriers(reader, where),
    ...(await shipping(reader, where)),
    ...(await contents(reader, where)),
    ...(await customers(reader, filtered.filter.depotId)),
  }
}

const shipping = (reader: Reader, where: Expression<SqlBool>) =>
  reader
    .selectFrom('sales_order as o')
    .select(eb => [
      eb.fn.countAll<number>().as('orders'),
      sql<number>`count(DISTINCT o.customer_id)`.as('customers'),
      sql<number>`count(o.shipped_day)`.as('shipped'),
      sql<number>`count(DISTINCT o.ship_country)`.as('countries'),
      sql<number>`ifnull(sum(o.shipped_day IS NULL AND o.status <> 'closed'), 0)`.as('open'),
      sql<number>`ifnull(sum(o.shipped_day <= o.requested_day), 0)`.as('onTime'),
      sql<number>`ifnull(sum(o.shipped_day > o.requested_day), 0)`.as('late'),
      sql<number>`cast(ifnull(sum(julianday(o.shipped_day) - julianday(o.ordered_day)), 0) AS INTEGER)`.as('leadDays'),
    ])
    .where(where)
    .executeTakeFirstOrThrow()

const carriers = async (reader: Reader, where: Expression<SqlBool>): Promise<OrderFigures['byCarrier']> => {
  const rows = await reader
    .selectFrom('sales_order as o')
    .select(eb => [
      'o.carrier as carrier',
      eb.fn.countAll<number>().as('shipped'),
      sql<number>`sum(o.shipped_day > o.requested_day)`.as('late'),
    ])
    .where(where)
    .where('o.carrier', 'is not', null)
    .where('o.shipped_day', 'is not', null)
    .groupBy('o.carrier')
    .orderBy('late', 'desc')
    .orderBy('o.carrier')
    .limit(20)
    .execute()
  return rows.map(row => ({ ...row, carrier: row.carrier ?? '' }))
}

const contents = (reader: Reader, where: Expression<SqlBool>) =>
  reader
    .selectFrom('sales_order as o')
    .innerJoin('order_line as l', 'l.id', 'o.id')
    .select(eb => [
      eb.fn.countAll<number>().as('lines'),
      sql<number>`count(DISTINCT l.product_id)`.as('products'),
      sql<number>`ifnull(sum(l.quantity), 0)`.as('units'),
    ])
    .where(where)
    .executeTakeFirstOrThrow()

const customers = (reader: Reader, depotId: number | null) =>
  reader
    .selectFrom('customer as c')
    .select(eb => [
      eb.fn.countAll<number>().as('allCustomers'),
      sql<number>`ifnull(sum(NOT EXISTS (SELECT 1 FROM sales_order o WHERE o.customer_id = c.id)), 0)`.as(
        'customersWithoutOrders',
      ),
    ])
    .where(sql<boolean>`c.active = 1`)
    .where(depotId === null ? sql<boolean>`true` : sql<boolean>`c.depot_id = ${depotId}`)
    .executeTakeFirstOrThrow()
