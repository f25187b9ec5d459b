import { type Expression, type SqlBool, sql } from 'kysely'
import type { Instant } from '../shared/kernel/instant.ts'
import type { OrderFilter } from '../shared/orders/contract.ts'
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

/** Which orders a filter lets through, of `sales_order as o`. */
export function conditions({ filter, limits, now }: Filtered): Expression<SqlBool> {
  const parts = [depotIs(filter.depotId)]
  if (filter.statuses.length > 0) parts.push(sql<boolean>`o.status IN (${sql.join(filter.statuses)})`)
  if (filter.customerId !== null) parts.push(sql<boolean>`o.customer_id = ${filter.customerId}`)
  if (filter.from !== null) parts.push(sql<boolean>`o.ordered_day >= ${filter.from}`)
  if (filter.to !== null) parts.push(sql<boolean>`o.ordered_day <= ${filter.to}`)
  if (filter.late) parts.push(isLate(limits, now))
  if (filter.search.trim() !== '') parts.push(found(filter.search))
  return sql<boolean>`${sql.join(parts, sql` AND `)}`
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
