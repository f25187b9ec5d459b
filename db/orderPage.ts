import { type Expression, type SqlBool, sql } from 'kysely'
import type { Instant } from '../shared/kernel/instant.ts'
import type { OrderFilter, orderSorts } from '../shared/orders/contract.ts'
import { type OrderStatus, orderStatuses } from '../shared/orders/status.ts'
import { customerMatches } from './customerList.ts'
import { matchOf } from './match.ts'
import type { Reader } from './schema.ts'

export type StageLimits = Record<OrderStatus, number | null>

export interface OrderQuestion {
  filter: OrderFilter
  sort: (typeof orderSorts)[number]
  descending: boolean
  offset: number
  limit: number
  limits: StageLimits
  now: Instant
}

/**
 * Ids of one page of orders, in order, and how many there are in all. By age, first comes what has a limit, the most overdue first, then what
 * will be next; then everything else, the latest first.
 */
export async function pageOfOrders(reader: Reader, question: OrderQuestion): Promise<{ ids: number[]; total: number }> {
  const where = conditions(question)
  const counted = await orders(reader)
    .select(eb => eb.fn.countAll<number>().as('total'))
    .where(where)
    .executeTakeFirstOrThrow()
  const { sort } = question
  const ids = sort === 'age' ? await byAge(reader, question, where) : await bySort(reader, question, sort, where)
  return { ids, total: counted.total }
}

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
      sql<number>`ifnull(sum(o.status_since < ${latestInTime(limits, now)}), 0)`.as('late'),
    ])
    .where(depotIs(depotId))
    .groupBy('o.status')
    .execute()
  return new Map(rows.map(({ status, ...counts }) => [status, counts]))
}

const orders = (reader: Reader) => reader.selectFrom('sales_order as o')

const everything = sql<boolean>`true`
const depotIs = (depotId: number | null): Expression<SqlBool> =>
  depotId === null ? everything : sql<boolean>`o.depot_id = ${depotId}`

/** What stands since before then is over its limit; null where there is none. */
const latestInTime = (limits: StageLimits, now: Instant): Expression<number | null> =>
  byStatus(limits, minutes => now - minutes * 60_000)

const byStatus = (limits: StageLimits, value: (minutes: number) => number): Expression<number | null> => {
  const cases = orderStatuses.flatMap(status => {
    const minutes = limits[status]
    return minutes === null ? [] : [sql`WHEN ${status} THEN ${value(minutes)}`]
  })
  return cases.length === 0 ? sql<null>`null` : sql<number | null>`CASE o.status ${sql.join(cases, sql` `)} END`
}

function conditions({ filter, limits, now }: OrderQuestion): Expression<SqlBool> {
  const parts = [depotIs(filter.depotId)]
  if (filter.statuses.length > 0) parts.push(sql<boolean>`o.status IN (${sql.join(filter.statuses)})`)
  if (filter.customerId !== null) parts.push(sql<boolean>`o.customer_id = ${filter.customerId}`)
  if (filter.from !== null) parts.push(sql<boolean>`o.ordered_day >= ${filter.from}`)
  if (filter.to !== null) parts.push(sql<boolean>`o.ordered_day <= ${filter.to}`)
  if (filter.late) parts.push(sql<boolean>`o.status_since < ${latestInTime(limits, now)}`)
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

async function byAge(reader: Reader, question: OrderQuestion, where: Expression<SqlBool>): Promise<number[]> {
  const limited = orderStatuses.filter(status => question.limits[status] !== null)
  const isLimited = limited.length === 0 ? sql<boolean>`false` : sql<boolean>`o.status IN (${sql.join(limited)})`
  const due = sql<number>`o.status_since + ${byStatus(question.limits, minutes => minutes * 60_000)}`
  const parts = [
    { where: sql<boolean>`${where} AND ${isLimited}`, key: due, forward: 'asc', backward: 'desc' },
    { where: sql<boolean>`${where} AND NOT ${isLimited}`, key: sql`o.status_since`, forward: 'desc', backward: 'asc' },
  ] as const

  const ids: number[] = []
  let skip = question.offset
  for (const part of question.descending ? parts : parts.toReversed()) {
    const count = await orders(reader)
      .select(eb => eb.fn.countAll<number>().as('count'))
      .where(part.where)
      .executeTakeFirstOrThrow()
    const wanted = question.limit - ids.length
    if (wanted > 0 && skip < count.count) {
      const direction = question.descending ? part.forward : part.backward
      const rows = await orders(reader)
        .select('o.id')
        .where(part.where)
        .orderBy(part.key, direction)
        .orderBy('o.id', direction)
        .limit(wanted)
        .offset(skip)
        .execute()
      ids.push(...rows.map(row => row.id))
    }
    skip = Math.max(0, skip - count.count)
  }
  return ids
}

async function bySort(
  reader: Reader,
  question: OrderQuestion,
  sort: Exclude<OrderQuestion['sort'], 'age'>,
  where: Expression<SqlBool>,
): Promise<number[]> {
  const direction = question.descending ? 'desc' : 'asc'
  const base =
    sort === 'customer'
      ? reader
          .selectFrom('sales_order as o')
          .leftJoin('customer', 'customer.id', 'o.customer_id')
          .select('o.id')
          .orderBy(sql`customer.name COLLATE NOCASE`, direction)
          .orderBy('o.ordered_day', direction)
      : orders(reader).select('o.id').orderBy(keyOf(sort), direction)
  const rows = await base
    .where(where)
    .orderBy('o.id', direction)
    .limit(question.limit)
    .offset(question.offset)
    .execute()
  return rows.map(row => row.id)
}

function keyOf(sort: Exclude<OrderQuestion['sort'], 'age' | 'customer'>): Expression<unknown> {
  switch (sort) {
    case 'number':
      return sql`o.number`
    case 'status':
      return sql`CASE o.status ${sql.join(
        orderStatuses.map((status, index) => sql`WHEN ${status} THEN ${sql.lit(index)}`),
        sql` `,
      )} END`
    case 'requested':
      return sql`o.requested_day`
    case 'ordered':
      return sql`o.ordered_day`
    case 'total':
      return sql`o.total_minor`
  }
}
