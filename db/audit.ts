import { type Expression, type SqlBool, sql } from 'kysely'
import type { Instant } from '../shared/kernel/instant.ts'
import type { Window } from '../shared/kernel/page.ts'
import { Values } from '../shared/sync/protocol.ts'
import { type TableName, tableNames, tableNumbered, tableOf } from '../shared/sync/registry.ts'
import type { Reader } from './schema.ts'

export interface AuditQuestion extends Window {
  /** Only what people of this depot may know of; null is everything. */
  readonly depotId: number | null
  /** Whoever of these did it; empty is anybody. */
  readonly people: readonly number[]
  /** Of these tables; empty is all. */
  readonly tables: readonly TableName[]
  /** Records of these tables are left out: the reader may not see them. */
  readonly hidden: readonly TableName[]
  /** In the person's name, the computer's, or what somebody wrote. */
  readonly search: string
  readonly since: Instant | null
  readonly before: Instant | null
  readonly descending: boolean
}

export interface AuditEvent {
  readonly id: number
  readonly at: Instant
  readonly kind: string
  /** Zero where nobody did it. */
  readonly personId: number
  readonly person: string
  readonly computer: string
  readonly table: TableName
  readonly rowId: number
  readonly note: string
}

/** A page of everything that was done, by the facts that every act leaves, and how many there are in all. */
export async function listAudit(
  reader: Reader,
  question: AuditQuestion,
): Promise<{ events: AuditEvent[]; total: number }> {
  const { total } = await joined(reader)
    .select(eb => eb.fn.countAll<number>().as('total'))
    .where(conditions(question))
    .executeTakeFirstOrThrow()
  const direction = question.descending ? 'desc' : 'asc'
  const rows = await joined(reader)
    .select([
      'event.id',
      'event.at',
      'event.kind',
      'event.table_number',
      'event.row_id',
      'event.detail',
      'event.person_id',
    ])
    .select(['event.device_number', 'person.name as person', 'device.name as computer'])
    .where(conditions(question))
    .orderBy('event.at', direction)
    .orderBy('event.id', direction)
    .limit(question.limit)
    .offset(question.offset)
    .execute()
  const events = rows.flatMap((row): AuditEvent[] => {
    const table = tableNumbered(row.table_number)
    if (!table) return []
    return [
      {
        id: row.id,
        at: row.at,
        kind: row.kind,
        personId: row.person_id ?? 0,
        person: row.person ?? '',
        computer: row.computer ?? String(row.device_number),
        table,
        rowId: row.row_id,
        note: noteOf(row.detail),
      },
    ]
  })
  return { events, total }
}

/** By whom and in which tables anything was done. */
export async function auditChoices(
  reader: Reader,
): Promise<{ people: { id: number; name: string }[]; tables: TableName[] }> {
  const people = await reader
    .selectFrom('person')
    .select(['person.id', 'person.name'])
    .where(sql<boolean>`EXISTS (SELECT 1 FROM record_event e WHERE e.person_id = person.id)`)
    .orderBy('person.name')
    .execute()
  const numbers = await reader.selectFrom('record_event').select('table_number').distinct().execute()
  const present = new Set(numbers.map(row => row.table_number))
  return { people, tables: tableNames.filter(name => present.has(tableOf(name).number)) }
}

const joined = (reader: Reader) =>
  reader
    .selectFrom('record_event as event')
    .leftJoin('person', 'person.id', 'event.person_id')
    .leftJoin('device', 'device.device_number', 'event.device_number')

function conditions(question: AuditQuestion): Expression<SqlBool> {
  const parts = [sql<boolean>`true`]
  if (question.depotId !== null) parts.push(sql`(event.depot_id IS NULL OR event.depot_id = ${question.depotId})`)
  if (question.people.length > 0) parts.push(sql`event.person_id IN (${sql.join(question.people)})`)
  if (question.tables.length > 0)
    parts.push(sql`event.table_number IN (${sql.join(question.tables.map(name => tableOf(name).number))})`)
  if (question.hidden.length > 0)
    parts.push(sql`event.table_number NOT IN (${sql.join(question.hidden.map(name => tableOf(name).number))})`)
  const search = question.search.trim()
  if (search !== '') {
    const like = `%${search.replace(/[\\%_]/g, '\\$&')}%`
    const holds = (column: string) => sql<boolean>`${sql.ref(column)} LIKE ${like} ESCAPE '\\'`
    parts.push(sql`(${sql.join(['person.name', 'device.name', 'event.detail'].map(holds), sql` OR `)})`)
  }
  if (question.since !== null) parts.push(sql`event.at >= ${question.since}`)
  if (question.before !== null) parts.push(sql`event.at < ${question.before}`)
  return sql<boolean>`${sql.join(parts, sql` AND `)}`
}

function noteOf(detail: string): string {
  const { note } = Values.parse(JSON.parse(detail))
  return typeof note === 'string' ? note : ''
}
