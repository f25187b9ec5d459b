import { type Expression, type SqlBool, sql } from 'kysely'
import type { Let, StatusCount } from './orderQuestion.ts'
import { along } from './orderWalk.ts'
import type { Reader } from './schema.ts'

type Direction = 'asc' | 'desc'

/** One stretch of a list that stands before the next, read on its own. */
interface Stretch {
  readonly count: number
  read(reader: Reader, window: { limit: number; offset: number }, turned: boolean): Promise<number[]>
}

/** What has a limit, the next due first; then the rest, the latest first. */
export async function pageByAge(reader: Reader, asked: Let): Promise<number[]> {
  const { limits } = asked.question
  const { counts } = asked
  const limited = counts.filter(({ status }) => limits[status] !== null)
  const rest = counts.filter(({ status }) => limits[status] === null)
  const due = sql`o.status_since + CASE o.status ${sql.join(
    limited.map(({ status }) => sql`WHEN ${status} THEN ${(limits[status] ?? 0) * 60_000}`),
    sql` `,
  )} END`
  return inStretches(reader, asked, [
    {
      count: sum(limited),
      read: (from, window, turned) =>
        ordered(from, sql<boolean>`${asked.where} AND ${isOneOf(limited)}`, due, turned ? 'desc' : 'asc', window),
    },
    { count: sum(rest), read: (from, window, turned) => merged(from, asked, rest, turned ? 'asc' : 'desc', window) },
  ])
}

/** What has a number, by the index of numbers; then what has none yet. */
export async function pageByNumber(reader: Reader, asked: Let): Promise<number[]> {
  const { where, few } = asked
  const count = asked.counts.reduce((all, { numberless }) => all + numberless, 0)
  return inStretches(reader, asked, [
    {
      count: asked.total - count,
      read: async (from, { limit, offset }, turned) => {
        const direction = turned ? 'asc' : 'desc'
        const rows = await (few ? from.selectFrom('sales_order as o') : along(from, 'sales_order_number'))
          .select('o.id')
          .where(sql<boolean>`${where} AND o.number IS NOT NULL`)
          .orderBy(few ? sql`+o.number` : sql`o.number`, direction)
          .limit(limit)
          .offset(offset)
          .execute()
        return rows.map(row => row.id)
      },
    },
    {
      count,
      read: (from, window, turned) =>
        ordered(from, sql<boolean>`${where} AND o.number IS NULL`, sql`o.id`, turned ? 'asc' : 'desc', window),
    },
  ])
}

/** Status by status in the order of work, in each the one that has stood there longest first. */
export async function pageByStatus(reader: Reader, asked: Let): Promise<number[]> {
  const stretches = asked.counts.toReversed().map(
    ({ status, count }): Stretch => ({
      count,
      read: (from, window, turned) =>
        ordered(
          from,
          sql<boolean>`o.status = ${status} AND ${asked.where}`,
          sql`o.status_since`,
          turned ? 'asc' : 'desc',
          window,
        ),
    }),
  )
  return inStretches(reader, asked, stretches)
}

async function inStretches(reader: Reader, { question }: Let, stretches: readonly Stretch[]): Promise<number[]> {
  const turned = !question.descending
  const ids: number[] = []
  let offset = question.offset
  for (const stretch of turned ? stretches.toReversed() : stretches) {
    const limit = question.limit - ids.length
    if (limit > 0 && offset < stretch.count) ids.push(...(await stretch.read(reader, { limit, offset }, turned)))
    offset = Math.max(0, offset - stretch.count)
  }
  return ids
}

async function ordered(
  reader: Reader,
  where: Expression<SqlBool>,
  key: Expression<unknown>,
  direction: Direction,
  { limit, offset }: { limit: number; offset: number },
): Promise<number[]> {
  const rows = await reader
    .selectFrom('sales_order as o')
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
  statuses: readonly StatusCount[],
  direction: Direction,
  { limit, offset }: { limit: number; offset: number },
): Promise<number[]> {
  const of = ({ status }: StatusCount) =>
    reader
      .selectFrom('sales_order as o')
      .select(['o.id as id', 'o.status_since as since'])
      .where('o.status', '=', status)
      .where(where)
  const [first, ...others] = statuses
  if (!first) return []
  const rows = await others
    .reduce((query, counted) => query.unionAll(of(counted)), of(first))
    .orderBy('since', direction)
    .orderBy('id', direction)
    .limit(limit)
    .offset(offset)
    .execute()
  return rows.map(row => row.id)
}

const isOneOf = (counted: readonly StatusCount[]): Expression<SqlBool> =>
  sql<boolean>`o.status IN (${sql.join(counted.map(({ status }) => status))})`

const sum = (counted: readonly StatusCount[]): number => counted.reduce((all, { count }) => all + count, 0)
