import { type Expression, type SqlBool, sql } from 'kysely'
import type { Let } from './orderQuestion.ts'
import type { Reader } from './schema.ts'

/**
 * By the customer's name, then the day the order was taken. Orders of a customer that is not here stand where an empty name would. Many orders
 * are read customer by customer along two indexes; few are found first and sorted then.
 */
export async function pageByCustomer(reader: Reader, { question, where, total, few }: Let): Promise<number[]> {
  const { descending, offset, limit } = question
  if (few) return ofAll(reader, where, { descending, offset, limit })

  const unknown = await unknownCustomers(reader)
  const nameless = sql<boolean>`${where} AND o.customer_id IN (${sql.join(unknown.length > 0 ? unknown : [0])})`
  const namelessCount = unknown.length === 0 ? 0 : await countOf(reader, nameless)
  const namedCount = total - namelessCount
  const parts = descending
    ? ([
        { named: true, count: namedCount },
        { named: false, count: namelessCount },
      ] as const)
    : ([
        { named: false, count: namelessCount },
        { named: true, count: namedCount },
      ] as const)
  const ids: number[] = []
  let skip = offset
  for (const { named, count } of parts) {
    const wanted = limit - ids.length
    if (wanted > 0 && skip < count) {
      const part = { descending, offset: skip, limit: wanted }
      ids.push(...(await (named ? alongNames(reader, where, part) : ofAll(reader, nameless, part))))
    }
    skip = Math.max(0, skip - count)
  }
  return ids
}

interface Part {
  descending: boolean
  offset: number
  limit: number
}

async function ofAll(
  reader: Reader,
  where: Expression<SqlBool>,
  { descending, offset, limit }: Part,
): Promise<number[]> {
  const direction = descending ? 'desc' : 'asc'
  const rows = await reader
    .selectFrom('sales_order as o')
    .leftJoin('customer as c', 'c.id', 'o.customer_id')
    .select('o.id')
    .where(where)
    .orderBy(sql`+c.name COLLATE NOCASE`, direction)
    .orderBy('o.customer_id', direction)
    .orderBy(sql`+o.ordered_day`, direction)
    .orderBy('o.id', direction)
    .limit(limit)
    .offset(offset)
    .execute()
  return rows.map(row => row.id)
}

/** SQLite keeps the order of a cross join as it is written: names outside, each one's orders inside, both from an index. */
async function alongNames(
  reader: Reader,
  where: Expression<SqlBool>,
  { descending, offset, limit }: Part,
): Promise<number[]> {
  const direction = descending ? 'desc' : 'asc'
  const rows = await reader
    .selectFrom('customer as c')
    .crossJoin('sales_order as o')
    .select('o.id')
    .whereRef('o.customer_id', '=', 'c.id')
    .where(where)
    .orderBy(sql`c.name COLLATE NOCASE`, direction)
    .orderBy('c.id', direction)
    .orderBy('o.ordered_day', direction)
    .orderBy('o.id', direction)
    .limit(limit)
    .offset(offset)
    .execute()
  return rows.map(row => row.id)
}

async function countOf(reader: Reader, where: Expression<SqlBool>): Promise<number> {
  const { count } = await reader
    .selectFrom('sales_order as o')
    .select(eb => eb.fn.countAll<number>().as('count'))
    .where(where)
    .executeTakeFirstOrThrow()
  return count
}

/** Customers that orders name and that are not here, by leaps along the index: as many steps as there are customers, not orders. */
async function unknownCustomers(reader: Reader): Promise<number[]> {
  const named = sql<{ id: number }>`(WITH RECURSIVE named(id) AS (
      SELECT min(customer_id) FROM sales_order
      UNION ALL SELECT (SELECT min(customer_id) FROM sales_order WHERE customer_id > named.id) FROM named WHERE named.id IS NOT NULL
    ) SELECT id FROM named WHERE id IS NOT NULL)`.as<'named'>('named')
  const rows = await reader
    .selectFrom(named)
    .select('named.id')
    .where(eb =>
      eb.not(eb.exists(eb.selectFrom('customer').select('customer.id').whereRef('customer.id', '=', 'named.id'))),
    )
    .execute()
  return rows.map(row => row.id)
}
