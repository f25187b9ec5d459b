import { type Expression, type SqlBool, sql } from 'kysely'
import type { Instant } from '../shared/kernel/instant.ts'
import type { OrderFilter, Shipping } from '../shared/orders/filter.ts'
import { type OrderStatus, orderStatuses } from '../shared/orders/status.ts'
import { customerMatches } from './customerList.ts'
import { matchOf } from './match.ts'

export type StageLimits = Record<OrderStatus, number | null>

export interface Filtered {
  filter: OrderFilter
  limits: StageLimits
  now: Instant
}

const everything = sql<boolean>`true`
export const depotIs = (depotId: number | null): Expression<SqlBool> =>
  depotId === null ? everything : sql<boolean>`o.depot_id = ${depotId}`

/** Each status by its own limit, so that the index of statuses is enough. */
function isLate(limits: StageLimits, now: Instant): Expression<SqlBool> {
  const late = orderStatuses.flatMap(status => {
    const limit = limits[status]
    return limit === null ? [] : [sql`(o.status = ${status} AND o.status_since < ${now - limit * 60_000})`]
  })
  return late.length === 0 ? sql<boolean>`false` : sql<boolean>`(${sql.join(late, sql` OR `)})`
}

/** Which orders a filter lets through, of `sales_order as o`. It must be settled: of one day and one person. */
export function conditions({ filter, limits, now }: Filtered): Expression<SqlBool> {
  const parts = [depotIs(filter.depotId)]
  if (filter.statuses.length > 0) parts.push(sql<boolean>`o.status IN (${sql.join(filter.statuses)})`)
  if (filter.customerId !== null) parts.push(sql<boolean>`o.customer_id = ${filter.customerId}`)
  if (filter.from !== null) parts.push(sql<boolean>`o.ordered_day >= ${filter.from}`)
  if (filter.to !== null) parts.push(sql<boolean>`o.ordered_day <= ${filter.to}`)
  if (filter.wantedFrom !== null) parts.push(sql<boolean>`o.requested_day >= ${filter.wantedFrom}`)
  if (filter.wantedTo !== null) parts.push(sql<boolean>`o.requested_day <= ${filter.wantedTo}`)
  if (filter.late) parts.push(isLate(limits, now))
  if (filter.channels.length > 0) parts.push(sql<boolean>`o.channel IN (${sql.join(filter.channels)})`)
  if (filter.enteredBy !== null) parts.push(sql<boolean>`o.entered_by = ${filter.enteredBy}`)
  if (filter.leastMinor !== null) parts.push(sql<boolean>`o.total_minor >= ${filter.leastMinor}`)
  if (filter.mostMinor !== null) parts.push(sql<boolean>`o.total_minor <= ${filter.mostMinor}`)
  if (filter.shipping !== null) parts.push(ships(filter.shipping))
  if (filter.search.trim() !== '') parts.push(found(filter.search))
  return sql<boolean>`${sql.join(parts, sql` AND `)}`
}

function ships(shipping: Shipping): Expression<SqlBool> {
  switch (shipping) {
    case 'shipped':
      return sql<boolean>`o.shipped_day IS NOT NULL`
    case 'on-time':
      return sql<boolean>`o.shipped_day <= o.requested_day`
    case 'late':
      return sql<boolean>`o.shipped_day > o.requested_day`
    case 'open':
      return sql<boolean>`(o.shipped_day IS NULL AND o.status NOT IN ('closed', 'cancelled', 'void'))`
  }
}

/** By number, by the customer's own reference, or by the customer. */
function found(search: string): Expression<SqlBool> {
  const match = matchOf(search)
  if (match === null) return sql<boolean>`false`
  const ofCustomer = sql<boolean>`o.customer_id IN ${customerMatches(match)}`
  if (match.anywhere === null) return ofCustomer
  return sql<boolean>`(${ofCustomer} OR
    o.id IN (SELECT rowid FROM order_search WHERE order_search MATCH ${match.anywhere}))`
}
