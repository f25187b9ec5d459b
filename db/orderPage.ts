import { sql } from 'kysely'
import { pageByCustomer } from './orderByCustomer.ts'
import { pageByAge, pageByNumber, pageByStatus } from './orderByPart.ts'
import { conditions } from './orderConditions.ts'
import type { Let, OrderQuestion } from './orderQuestion.ts'
import { along, anyhow } from './orderWalk.ts'
import type { Reader } from './schema.ts'

const fewOrders = 3_000

/**
 * Ids of one page of orders, in order, and how many there are in all. By age, first comes what has a limit, the most overdue first, then what
 * will be next; then everything else, the latest first. What is alike in the sort key goes by id. Deep pages are read inside the indexes.
 */
export async function pageOfOrders(reader: Reader, question: OrderQuestion): Promise<{ ids: number[]; total: number }> {
  const where = conditions(question)
  const { total } = await anyhow(reader)
    .select(eb => eb.fn.countAll<number>().as('total'))
    .where(where)
    .executeTakeFirstOrThrow()
  const asked: Let = { question, where, total, few: total <= fewOrders }
  return { ids: question.offset >= total ? [] : await idsOf(reader, asked), total }
}

function idsOf(reader: Reader, asked: Let): Promise<number[]> {
  const { sort } = asked.question
  switch (sort) {
    case 'age':
      return pageByAge(reader, asked)
    case 'number':
      return pageByNumber(reader, asked)
    case 'status':
      return pageByStatus(reader, asked)
    case 'customer':
      return pageByCustomer(reader, asked)
    case 'requested':
      return pageByColumn(reader, asked, 'o.requested_day')
    case 'ordered':
      return pageByColumn(reader, asked, 'o.ordered_day')
    case 'total':
      return pageByColumn(reader, asked, 'o.total_minor')
  }
}

async function pageByColumn(
  reader: Reader,
  { question, where, few }: Let,
  column: 'o.requested_day' | 'o.ordered_day' | 'o.total_minor',
): Promise<number[]> {
  const direction = question.descending ? 'desc' : 'asc'
  const key = sql.ref(column)
  const walked = few ? anyhow(reader) : along(reader, indexOf[column])
  const rows = await walked
    .select('o.id')
    .where(where)
    .orderBy(few ? sql`+${key}` : key, direction)
    .orderBy('o.id', direction)
    .limit(question.limit)
    .offset(question.offset)
    .execute()
  return rows.map(row => row.id)
}

const indexOf = {
  'o.requested_day': 'sales_order_requested',
  'o.ordered_day': 'sales_order_ordered',
  'o.total_minor': 'sales_order_total',
} as const
