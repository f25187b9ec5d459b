import { type Expression, type SqlBool, sql } from 'kysely'
import type { Instant } from '../shared/kernel/instant.ts'
import type { Language } from '../shared/kernel/locale.ts'
import type { Window } from '../shared/kernel/page.ts'
import type { RequestRow } from '../shared/lists/tables/requested.ts'
import type { RequestStatus } from '../shared/requests/status.ts'
import { Values } from '../shared/sync/protocol.ts'
import { type TableName, tableNames, tableNumbered, tableOf } from '../shared/sync/registry.ts'
import { together, togetherIs, togetherKey } from './requestsTogether.ts'
import type { Reader } from './schema.ts'
import { subjectOf } from './subject.ts'

interface Span {
  readonly since: Instant | null
  readonly before: Instant | null
}

/** Where a list of values is empty, any will do. */
export interface RequestQuestion extends Window {
  /** Null is every depot that this computer knows. */
  readonly depotId: number | null
  readonly language: Language
  /** In what was asked, in its note or answer, or in a person's name. */
  readonly search: string
  readonly statuses: readonly RequestStatus[]
  /** `new`, `change`, `remove` */
  readonly kinds: readonly string[]
  readonly tables: readonly TableName[]
  readonly people: readonly number[]
  readonly depots: readonly string[]
  /** What was asked in one go, as `together` names it. */
  readonly together: readonly string[]
  readonly asked: Span
  readonly answered: Span
  readonly sort: string
  readonly descending: boolean
}

/** A page of requests and how many there are in all. */
export async function listRequestRows(
  reader: Reader,
  question: RequestQuestion,
): Promise<{ rows: RequestRow[]; total: number }> {
  const filtered = joined(reader).where(conditions(question))
  const { total } = await filtered.select(eb => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
  const direction = question.descending ? 'desc' : 'asc'
  const found = await filtered
    .selectAll('request')
    .select(['asker.name as askerName', 'answerer.name as answererName', 'depot.name as depotName'])
    .select(together.as('together'))
    .orderBy(sortKey(question.sort), direction)
    .orderBy('request.asked_at', direction)
    .orderBy('request.id', direction)
    .limit(question.limit)
    .offset(question.offset)
    .execute()
  const rows: RequestRow[] = []
  for (const row of found) {
    const table = tableNumbered(row.table_number)
    if (!table) continue
    const creates = row.creates === 1
    const proposal = Values.catch({}).parse(JSON.parse(row.proposal))
    const key = { table, id: row.row_id, sub: row.sub }
    rows.push({
      id: row.id,
      table,
      creates,
      removes: !creates && row.proposal === '{}',
      subject: await subjectOf(reader, key, question.language, creates ? proposal : {}),
      note: row.note,
      status: row.status,
      askedBy: row.askerName ?? '',
      askedById: row.asked_by,
      askedAt: row.asked_at,
      answeredBy: row.answererName,
      answeredAt: row.answered_at,
      answer: row.answer,
      depot: row.depotName ?? '',
      together: row.together,
    })
  }
  return { rows, total }
}

/** What the requests of a depot, or of all, can be narrowed to. */
export async function requestChoices(
  reader: Reader,
  depotId: number | null,
): Promise<{
  people: { id: number; name: string }[]
  tables: TableName[]
  depots: string[]
  together: { key: string; note: string }[]
}> {
  const all = joined(reader).where(depotIs(depotId))
  const people = await all.select(['request.asked_by as id', 'asker.name']).distinct().orderBy('asker.name').execute()
  const numbers = await all.select('request.table_number as number').distinct().execute()
  const depots = await all.select('depot.name').distinct().orderBy('depot.name').execute()
  const gone = await all
    .select(['request.note', togetherKey.as('key')])
    .groupBy(['request.asked_by', 'request.asked_at'])
    .having(sql<SqlBool>`count(*) > 1`)
    .orderBy('request.asked_at', 'desc')
    .limit(mostTogether)
    .execute()
  const present = new Set(numbers.map(({ number }) => number))
  return {
    people: people.map(({ id, name }) => ({ id, name: name ?? '' })),
    tables: tableNames.filter(name => present.has(tableOf(name).number)),
    depots: depots.flatMap(({ name }) => (name === null ? [] : [name])),
    together: gone.map(({ key, note }) => ({ key, note })),
  }
}

const mostTogether = 100

const joined = (reader: Reader) =>
  reader
    .selectFrom('request')
    .leftJoin('person as asker', 'asker.id', 'request.asked_by')
    .leftJoin('person as answerer', 'answerer.id', 'request.answered_by')
    .leftJoin('depot', 'depot.id', 'request.depot_id')

const depotIs = (depotId: number | null): Expression<SqlBool> =>
  depotId === null ? sql<boolean>`true` : sql<boolean>`request.depot_id = ${depotId}`

const kindOf = sql`CASE WHEN request.creates = 1 THEN 'new' WHEN request.proposal = '{}' THEN 'remove' ELSE 'change' END`

function conditions(question: RequestQuestion): Expression<SqlBool> {
  const parts: Expression<SqlBool>[] = [depotIs(question.depotId)]
  const among = (value: Expression<unknown>, values: readonly (string | number)[]): void => {
    if (values.length > 0) parts.push(sql<boolean>`${value} IN (${sql.join(values)})`)
  }
  among(sql.ref('request.status'), question.statuses)
  among(kindOf, question.kinds)
  among(
    sql.ref('request.table_number'),
    question.tables.map(name => tableOf(name).number),
  )
  among(sql.ref('request.asked_by'), question.people)
  among(sql.ref('depot.name'), question.depots)
  if (question.together.length > 0) parts.push(togetherIs(question.together))
  for (const [column, { since, before }] of [
    ['request.asked_at', question.asked],
    ['request.answered_at', question.answered],
  ] as const) {
    if (since !== null) parts.push(sql<boolean>`${sql.ref(column)} >= ${since}`)
    if (before !== null) parts.push(sql<boolean>`${sql.ref(column)} < ${before}`)
  }
  for (const term of question.search.split(/\s+/).filter(text => text !== '')) {
    const like = `%${term.replace(/[\\%_]/g, '\\$&')}%`
    const holds = (column: string) => sql<boolean>`${sql.ref(column)} LIKE ${like} ESCAPE '\\'`
    parts.push(sql<boolean>`(${sql.join([...searched.map(holds), ofProduct(holds), ofCustomer(holds)], sql` OR `)})`)
  }
  return sql<boolean>`${sql.join(parts, sql` AND `)}`
}

type Holds = (column: string) => Expression<SqlBool>

/** About a product of that code or name, or about its price, or a unit of it. */
const ofProduct = (holds: Holds) => sql<boolean>`EXISTS (SELECT 1 FROM product WHERE product.id IN (
  request.row_id, json_extract(request.proposal, '$.product_id'),
  (SELECT product_id FROM price_item WHERE price_item.id = request.row_id AND price_item.n = request.sub))
  AND (${sql.join(['product.sku', 'product.name_en', 'product.name_fr', 'product.name_ht'].map(holds), sql` OR `)}))`

/** About the terms of a customer of that name. */
const ofCustomer = (holds: Holds) => sql<boolean>`EXISTS (SELECT 1 FROM customer WHERE customer.id IN (
  json_extract(request.proposal, '$.customer_id'),
  (SELECT customer_id FROM customer_terms WHERE customer_terms.id = request.row_id))
  AND (${sql.join(['customer.code', 'customer.name'].map(holds), sql` OR `)}))`

const searched = ['request.proposal', 'request.present', 'request.note', 'request.answer', 'asker.name']

function sortKey(sort: string): Expression<unknown> {
  switch (sort) {
    case 'table':
      return sql.ref('request.table_number')
    case 'person':
      return sql`asker.name COLLATE NOCASE`
    case 'depot':
      return sql`depot.name COLLATE NOCASE`
    case 'status':
      return sql.ref('request.status')
    case 'answered':
      return sql.ref('request.answered_at')
    default:
      return sql.ref('request.asked_at')
  }
}
