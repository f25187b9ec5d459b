import { type Expression, type SqlBool, sql } from 'kysely'
import type { CustomerRow, customerSorts } from '../shared/customers/contract.ts'
import type { CustomerFilter } from '../shared/customers/filter.ts'
import type { Window } from '../shared/kernel/page.ts'
import type { OrderStatus } from '../shared/orders/status.ts'
import { type Match, matchOf } from './match.ts'
import type { Reader } from './schema.ts'

export interface CustomerQuestion extends Window, CustomerFilter {
  /** Only this depot's; null for all that this computer holds. */
  depotId: number | null
  sort: (typeof customerSorts)[number]
  descending: boolean
}

const openStatuses: readonly OrderStatus[] = ['draft', 'received', 'checked', 'confirmed', 'on-hold']
const neverOrders: readonly OrderStatus[] = ['draft', 'cancelled', 'void']

/** A page of customers and how many there are in all. */
export async function listCustomers(
  reader: Reader,
  question: CustomerQuestion,
): Promise<{ rows: CustomerRow[]; total: number }> {
  const match = matchOf(question.search)
  const filtered = customers(reader).where(eb =>
    eb.and([
      ...(question.inactive ? [] : [eb('customer.active', '=', 1)]),
      ...(question.depotId === null ? [] : [eb('customer.depot_id', '=', question.depotId)]),
      ...(question.customerClass === null ? [] : [eb('customer.customer_class', '=', question.customerClass)]),
      ...(question.zone === null ? [] : [eb('customer.zone', '=', question.zone)]),
      ...(question.city === null ? [] : [eb('customer.city', '=', question.city)]),
      ...(question.hold === null ? [] : [eb(hold, '=', question.hold ? 1 : 0)]),
      ...(question.ordered === null ? [] : [question.ordered ? hasOrdered : eb.not(hasOrdered)]),
      ...(question.deliveryDay === null ? [] : [isServedOn(question.deliveryDay)]),
      ...(match === null ? [] : [matches(match)]),
    ]),
  )
  const { total } = await filtered.select(eb => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
  const direction = question.descending ? 'desc' : 'asc'
  const page = await filtered
    .select(columns)
    .orderBy(sortKey(question.sort), direction)
    .orderBy('customer.id', direction)
    .limit(question.limit)
    .offset(question.offset)
    .execute()
  return { rows: page.map(fromRow), total }
}

/** The zones and towns of the active customers, by name; those of one depot where one is named. */
export async function listPlaces(
  reader: Reader,
  depotId: number | null,
): Promise<{ zones: string[]; cities: string[] }> {
  const of = async (column: 'zone' | 'city'): Promise<string[]> => {
    const rows = await customers(reader)
      .select(`customer.${column} as name`)
      .distinct()
      .where('customer.active', '=', 1)
      .where(`customer.${column}`, '<>', '')
      .where(eb => (depotId === null ? sql<boolean>`true` : eb('customer.depot_id', '=', depotId)))
      .orderBy(sql`customer.${sql.raw(column)} COLLATE NOCASE`)
      .limit(mostPlaces)
      .execute()
    return rows.map(row => row.name)
  }
  return { zones: await of('zone'), cities: await of('city') }
}

/** The customers with these ids, in their order; one that is not there is left out. */
export async function listCustomersById(reader: Reader, ids: readonly number[]): Promise<CustomerRow[]> {
  if (ids.length === 0) return []
  const rows = await customers(reader).select(columns).where('customer.id', 'in', ids).execute()
  const found = new Map(rows.map(row => [row.id, fromRow(row)]))
  return ids.flatMap(id => found.get(id) ?? [])
}

/** Ids of the customers that fit. */
export const customerMatches = (match: Match): Expression<number> =>
  sql<number>`(SELECT id FROM customer WHERE ${matches(match)})`

function matches(match: Match): Expression<SqlBool> {
  const anywhere = sql<boolean>`customer.id IN (SELECT rowid FROM customer_search WHERE customer_search MATCH ${match.anywhere})`
  const word = sql<boolean>`customer.id IN (SELECT rowid FROM customer_word WHERE customer_word MATCH ${match.word})`
  if (match.anywhere === null) return word
  return match.word === null ? anywhere : sql<boolean>`${anywhere} AND ${word}`
}

const customers = (reader: Reader) => reader.selectFrom('customer')

const lastOrderDay = sql<string | null>`(SELECT o.ordered_day FROM sales_order o
  WHERE o.customer_id = customer.id AND o.status NOT IN (${sql.join(neverOrders)}) ORDER BY o.ordered_day DESC LIMIT 1)`
const openOrders = sql<number>`(SELECT count(*) FROM sales_order o
  WHERE o.customer_id = customer.id AND o.status IN (${sql.join(openStatuses)}))`
const hold = sql<number>`ifnull((SELECT t.hold FROM customer_terms t WHERE t.customer_id = customer.id ORDER BY t.id LIMIT 1), 0)`

const hasOrdered = sql<boolean>`EXISTS (SELECT 1 FROM sales_order o WHERE o.customer_id = customer.id)`
const isServedOn = (isoWeekday: number): Expression<SqlBool> =>
  sql<boolean>`(customer.delivery_days = 0 OR customer.delivery_days & ${1 << (isoWeekday - 1)} <> 0)`
const mostPlaces = 500

const columns = [
  'customer.id',
  'customer.version',
  'customer.depot_id',
  'customer.code',
  'customer.name',
  'customer.trade_name',
  'customer.customer_class',
  'customer.zone',
  'customer.city',
  'customer.phone',
  'customer.language',
  'customer.delivery_days',
  'customer.tax_id',
  'customer.active',
  lastOrderDay.as('lastOrderDay'),
  openOrders.as('openOrders'),
  hold.as('hold'),
] as const

function sortKey(sort: (typeof customerSorts)[number]): Expression<unknown> {
  switch (sort) {
    case 'code':
      return sql`customer.code COLLATE NOCASE`
    case 'name':
      return sql`customer.name COLLATE NOCASE`
    case 'zone':
      return sql`customer.zone COLLATE NOCASE`
    case 'class':
      return sql`customer.customer_class`
    case 'city':
      return sql`customer.city COLLATE NOCASE`
    case 'lastOrder':
      return sql`ifnull(${lastOrderDay}, '')`
  }
}

type Found = Awaited<ReturnType<ReturnType<typeof selected>['execute']>>[number]
const selected = (reader: Reader) => customers(reader).select(columns)

const fromRow = (row: Found): CustomerRow => ({
  id: row.id,
  version: row.version,
  depotId: row.depot_id,
  code: row.code,
  name: row.name,
  tradeName: row.trade_name,
  customerClass: row.customer_class,
  zone: row.zone,
  city: row.city,
  phone: row.phone,
  language: row.language,
  deliveryDays: row.delivery_days,
  taxId: row.tax_id,
  active: row.active === 1,
  hold: row.hold === 1,
  openOrders: row.openOrders,
  lastOrderDay: row.lastOrderDay,
})
