import { type Expression, type SqlBool, sql } from 'kysely'
import type { Instant } from '../shared/kernel/instant.ts'
import type { OrderFilter, orderSorts } from '../shared/orders/contract.ts'
import { orderStatuses } from '../shared/orders/status.ts'
import { conditions, type StageLimits } from './orderConditions.ts'
import type { Reader } from './schema.ts'

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
  const ids =
    sort === 'age' || sort === 'number'
      ? await inParts(reader, question, where, counted.total, sort === 'age' ? ageParts(question) : numberParts)
      : await bySort(reader, question, sort, where)
  return { ids, total: counted.total }
}

const orders = (reader: Reader) => reader.selectFrom('sales_order as o')

const byStatus = (limits: StageLimits, value: (minutes: number) => number): Expression<number | null> => {
  const cases = orderStatuses.flatMap(status => {
    const minutes = limits[status]
    return minutes === null ? [] : [sql`WHEN ${status} THEN ${value(minutes)}`]
  })
  return cases.length === 0 ? sql<null>`null` : sql<number | null>`CASE o.status ${sql.join(cases, sql` `)} END`
}

/** A list in two parts, one after the other, each by its own key; `isFirst` says which rows are in the first. */
interface Parts {
  isFirst: Expression<SqlBool>
  keys: readonly [Expression<unknown>, Expression<unknown>]
  /** How each part runs where the list is asked for descending. */
  directions: readonly ['asc' | 'desc', 'asc' | 'desc']
}

/** What has a limit, the next due first; then the rest, the latest first. */
function ageParts({ limits }: OrderQuestion): Parts {
  const limited = orderStatuses.filter(status => limits[status] !== null)
  return {
    isFirst: limited.length === 0 ? sql<boolean>`false` : sql<boolean>`o.status IN (${sql.join(limited)})`,
    keys: [sql`o.status_since + ${byStatus(limits, minutes => minutes * 60_000)}`, sql`o.status_since`],
    directions: ['asc', 'desc'],
  }
}

/** What has a number, by the index of numbers; then what has none yet. */
const numberParts: Parts = {
  isFirst: sql<boolean>`o.number IS NOT NULL`,
  keys: [sql`o.number`, sql`o.id`],
  directions: ['desc', 'desc'],
}

async function inParts(
  reader: Reader,
  question: OrderQuestion,
  where: Expression<SqlBool>,
  total: number,
  { isFirst, keys, directions }: Parts,
): Promise<number[]> {
  const first = sql<boolean>`${where} AND ${isFirst}`
  const { count } = await orders(reader)
    .select(eb => eb.fn.countAll<number>().as('count'))
    .where(first)
    .executeTakeFirstOrThrow()
  const parts = [
    { where: first, key: keys[0], direction: directions[0], count },
    { where: sql<boolean>`${where} AND NOT ${isFirst}`, key: keys[1], direction: directions[1], count: total - count },
  ]
  const ids: number[] = []
  let skip = question.offset
  for (const part of question.descending ? parts : parts.toReversed()) {
    const wanted = question.limit - ids.length
    if (wanted > 0 && skip < part.count) {
      const direction = question.descending ? part.direction : opposite[part.direction]
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
    skip = Math.max(0, skip - part.count)
  }
  return ids
}

const opposite = { asc: 'desc', desc: 'asc' } as const

async function bySort(
  reader: Reader,
  question: OrderQuestion,
  sort: Exclude<OrderQuestion['sort'], 'age' | 'number'>,
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

function keyOf(sort: Exclude<OrderQuestion['sort'], 'age' | 'number' | 'customer'>): Expression<unknown> {
  switch (sort) {
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
