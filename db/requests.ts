import type { Language } from '../shared/kernel/locale.ts'
import type { Request } from '../shared/requests/contract.ts'
import { Values } from '../shared/sync/protocol.ts'
import { type Row, type TableName, tableNumbered, tableOf } from '../shared/sync/registry.ts'
import { findRow, type RowKey, type RowValues } from './reference.ts'
import { together, togetherIs } from './requestsTogether.ts'
import type { Reader, Writer } from './schema.ts'
import { readableValue, subjectOf } from './subject.ts'

/** A request with what the answer needs: the row it is about and the values, as the tables keep them. */
export interface RequestRecord {
  readonly id: number
  readonly depotId: number
  readonly key: RowKey
  readonly creates: boolean
  readonly proposal: RowValues
  readonly present: RowValues
  readonly status: Request['status']
  readonly askedBy: number
}

export async function findRequest(reader: Reader, id: number): Promise<RequestRecord | null> {
  const row = await reader.selectFrom('request').selectAll().where('id', '=', id).executeTakeFirst()
  const table = row ? tableNumbered(row.table_number) : null
  return row && table ? recordOf(row, table) : null
}

/** One request as people read it in a language, or null. */
export async function readRequest(reader: Reader, id: number, language: Language): Promise<Request | null> {
  const row = await withNames(reader).where('request.id', '=', id).executeTakeFirst()
  return row ? asRead(reader, row, language) : null
}

/** Requests of a depot, or of all where it is null: the open ones, oldest first, or the last hundred that were answered. */
export async function listRequests(
  reader: Reader,
  { open, depotId, language }: { open: boolean; depotId: number | null; language: Language },
): Promise<Request[]> {
  const rows = await withNames(reader)
    .where('request.status', open ? '=' : '!=', 'open')
    .$if(depotId !== null, query => query.where('request.depot_id', '=', depotId))
    .orderBy('request.asked_at', open ? 'asc' : 'desc')
    .limit(open ? 1000 : 100)
    .execute()
  const requests = await Promise.all(rows.map(row => asRead(reader, row, language)))
  return requests.filter(request => request !== null)
}

/** How many of a depot, or of all where it is null, nobody has answered. */
export async function countOpenRequests(reader: Reader, depotId: number | null): Promise<number> {
  const { open } = await reader
    .selectFrom('request')
    .select(eb => eb.fn.countAll<number>().as('open'))
    .where('status', '=', 'open')
    .$if(depotId !== null, query => query.where('depot_id', '=', depotId))
    .executeTakeFirstOrThrow()
  return open
}

/** Those of what was asked in one go that nobody has answered, in the order in which they were asked. */
export async function openTogether(
  reader: Reader,
  { key, depotId }: { key: string; depotId: number | null },
): Promise<RequestRecord[]> {
  const rows = await reader
    .selectFrom('request')
    .selectAll()
    .where('status', '=', 'open')
    .where(togetherIs([key]))
    .$if(depotId !== null, query => query.where('depot_id', '=', depotId))
    .orderBy('id')
    .execute()
  return rows.flatMap(row => {
    const table = tableNumbered(row.table_number)
    return table ? [recordOf(row, table)] : []
  })
}

/** Writes the answer; `answeredBy` is null for one that is taken back. */
export async function answerRequest(
  tx: Writer,
  id: number,
  answer: { status: Exclude<Request['status'], 'open'>; answeredBy: number; answeredAt: number; answer: string },
): Promise<void> {
  await tx
    .updateTable('request')
    .set({
      status: answer.status,
      answered_by: answer.answeredBy,
      answered_at: answer.answeredAt,
      answer: answer.answer,
    })
    .where('id', '=', id)
    .execute()
}

const withNames = (reader: Reader) =>
  reader
    .selectFrom('request')
    .leftJoin('person as asker', 'asker.id', 'request.asked_by')
    .leftJoin('person as answerer', 'answerer.id', 'request.answered_by')
    .selectAll('request')
    .select(['asker.name as askerName', 'answerer.name as answererName'])
    .select(together.as('together'))

type ReadRow = Row<'request'> & { askerName: string | null; answererName: string | null; together: string }

async function asRead(reader: Reader, row: ReadRow, language: Language): Promise<Request | null> {
  const table = tableNumbered(row.table_number)
  if (!table) return null
  const { key, creates, proposal, present } = recordOf(row, table)
  const standing = await findRow(reader, key)
  const removes = !creates && Object.keys(proposal).length === 0
  const columns = Object.keys(removes ? present : proposal).filter(
    column => tableOf(table).columns[column]?.privacy !== 'secret',
  )
  const readable = (values: RowValues | null, column: string) =>
    readableValue(reader, { table, name: column, value: values?.[column] ?? null }, language)
  const changes = columns.map(async column => ({
    column,
    present: await readable(present, column),
    standing: await readable(standing, column),
    proposed: await readable(proposal, column),
  }))
  return {
    id: row.id,
    depotId: row.depot_id,
    table,
    rowId: row.row_id,
    creates,
    removes,
    record: openedAt(key, { ...standing, ...proposal }, standing !== null),
    there: standing !== null,
    subject: await subjectOf(reader, key, language, creates ? proposal : {}),
    changes: await Promise.all(changes),
    note: row.note,
    status: row.status,
    askedBy: row.askerName ?? '',
    askedById: row.asked_by,
    askedAt: row.asked_at,
    answeredBy: row.answererName,
    answeredAt: row.answered_at,
    answer: row.answer,
    together: row.together === '' ? null : row.together,
  }
}

const recordOf = (row: Row<'request'>, table: TableName): RequestRecord => ({
  id: row.id,
  depotId: row.depot_id,
  key: { table, id: row.row_id, sub: row.sub },
  creates: row.creates === 1,
  proposal: parsed(row.proposal),
  present: parsed(row.present),
  status: row.status,
  askedBy: row.asked_by,
})

/** A child is looked at where its parent is, terms where their customer is. */
function openedAt(key: RowKey, values: RowValues, there: boolean): Request['record'] {
  const { parent } = tableOf(key.table)
  if (parent !== null) return { table: parent, id: key.id }
  if (key.table === 'customer_terms' && typeof values.customer_id === 'number')
    return { table: 'customer', id: values.customer_id }
  return there ? { table: key.table, id: key.id } : null
}

const parsed = (text: string): RowValues => Values.catch({}).parse(JSON.parse(text))
