import { type Expression, type SqlBool, sql } from 'kysely'
import { type OrderStatus, orderStatuses } from '../shared/orders/status.ts'
import type { Let } from './orderQuestion.ts'
import { along, anyhow } from './orderWalk.ts'
import type { Reader } from './schema.ts'

type Direction = 'asc' | 'desc'

interface Window {
  limit: number
  offset: number
}

/** One stretch of a list that stands before the next, read on its own. */
interface Stretch {
  /** Asked only where a page begins somewhere behind the first. */
  count(): Promise<number>
  read(window: Window, turned: boolean): Promise<number[]>
}

/** What has a limit, the next due first; then the rest, the latest first. */
export async function pageByAge(reader: Reader, asked: Let): Promise<number[]> {
  const { limits } = asked.question
  const limited = orderStatuses.filter(status => limits[status] !== null)
  const rest = orderStatuses.filter(status => limits[status] === null)
  const whereLimited = sql<boolean>`${isOneOf(limited)} AND ${asked.where}`
  const due = sql`o.status_since + CASE o.status ${sql.join(
    limited.map(status => sql`WHEN ${status} THEN ${(limits[status] ?? 0) * 60_000}`),
    sql` `,
  )} END`
  return inStretches(asked, [
    {
      count: () => countOf(anyhow(reader), whereLimited),
      read: (window, turned) =>
        limited.length === 0
          ? Promise.resolve([])
          : idsOf(anyhow(reader), whereLimited, due, turned ? 'desc' : 'asc', window),
    },
    {
      count: () => countOf(anyhow(reader), sql<boolean>`${isOneOf(rest)} AND ${asked.where}`),
      read: (window, turned) => merged(reader, asked, rest, turned ? 'asc' : 'desc', window),
    },
  ])
}

/** What has a number, by the index of numbers; then what has none yet. */
export async function pageByNumber(reader: Reader, asked: Let): Promise<number[]> {
  const { where, few, total } = asked
  const numbered = few ? anyhow(reader) : along(reader, 'sales_order_number')
  const without = few ? anyhow(reader) : along(reader, 'sales_order_numberless')
  const whereNumbered = sql<boolean>`${where} AND o.number IS NOT NULL`
  const whereWithout = sql<boolean>`${where} AND o.number IS NULL`
  const number = few ? sql`+o.number` : sql`o.number`
  return inStretches(asked, [
    {
      count: async () => total - (await countOf(without, whereWithout)),
      read: (window, turned) => idsOf(numbered, whereNumbered, number, turned ? 'asc' : 'desc', window),
    },
    {
      count: () => countOf(without, whereWithout),
      read: (window, turned) => idsOf(without, whereWithout, sql`o.id`, turned ? 'asc' : 'desc', window),
    },
  ])
}

/** Status by status in the order of work, in each the one that has stood there longest first. */
export async function pageByStatus(reader: Reader, asked: Let): Promise<number[]> {
  const stretches = orderStatuses.toReversed().map((status): Stretch => {
    const where = sql<boolean>`o.status = ${status} AND ${asked.where}`
    return {
      count: () => countOf(anyhow(reader), where),
      read: (window, turned) => idsOf(anyhow(reader), where, sql`o.status_since`, turned ? 'asc' : 'desc', window),
    }
  })
  return inStretches(asked, stretches)
}

/** Counts only what a page far down has to leave behind it: a first page asks for nothing but its rows. */
async function inStretches({ question }: Let, stretches: readonly Stretch[]): Promise<number[]> {
  const turned = !question.descending
  const ids: number[] = []
  let offset = question.offset
  for (const stretch of turned ? stretches.toReversed() : stretches) {
    const limit = question.limit - ids.length
    if (limit === 0) break
    const count = offset === 0 ? null : await stretch.count()
    if (count === null || offset < count) ids.push(...(await stretch.read({ limit, offset }, turned)))
    offset = Math.max(0, offset - (count ?? 0))
  }
  return ids
}

type Orders = ReturnType<typeof along>

async function countOf(from: Orders, where: Expression<SqlBool>): Promise<number> {
  const { count } = await from
    .select(eb => eb.fn.countAll<number>().as('count'))
    .where(where)
    .executeTakeFirstOrThrow()
  return count
}

async function idsOf(
  from: Orders,
  where: Expression<SqlBool>,
  key: Expression<unknown>,
  direction: Direction,
  { limit, offset }: Window,
): Promise<number[]> {
  const rows = await from
    .select('o.id')
    .where(where)
    .orderBy(key, direction)
    .orderBy('o.id', direction)
    .limit(limit)
    .offset(offset)
    .execute()
  return rows.map(row => row.id)
}

/** By `status_since` over several statuses: each is in that order in the index already, so that they are only merged. */
async function merged(
  reader: Reader,
  { where }: Let,
  statuses: readonly OrderStatus[],
  direction: Direction,
  { limit, offset }: Window,
): Promise<number[]> {
  const of = (status: OrderStatus) =>
    anyhow(reader).select(['o.id as id', 'o.status_since as since']).where('o.status', '=', status).where(where)
  const [first, ...others] = statuses
  if (!first) return []
  const rows = await others
    .reduce((query, status) => query.unionAll(of(status)), of(first))
    .orderBy('since', direction)
    .orderBy('id', direction)
    .limit(limit)
    .offset(offset)
    .execute()
  return rows.map(row => row.id)
}

const isOneOf = (statuses: readonly OrderStatus[]): Expression<SqlBool> =>
  sql<boolean>`o.status IN (${sql.join(statuses)})`
