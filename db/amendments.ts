import { type Amendment, AmendmentChanges } from '../shared/orders/amending.ts'
import type { Reader, Writer } from './schema.ts'

/** The amendments of an order, the latest first, each with the name of who made it. */
export async function listAmendments(reader: Reader, id: number): Promise<(Amendment & { person: string })[]> {
  const rows = await reader
    .selectFrom('order_amendment as a')
    .leftJoin('person', 'person.id', 'a.person_id')
    .select(['a.n', 'a.at', 'a.person_id', 'a.asked_by', 'a.cause', 'a.note', 'a.changes', 'person.name as person'])
    .where('a.id', '=', id)
    .orderBy('a.n', 'desc')
    .execute()
  return rows.map(row => ({
    n: row.n,
    at: row.at,
    personId: row.person_id,
    askedBy: row.asked_by,
    cause: row.cause,
    note: row.note,
    changes: AmendmentChanges.parse(JSON.parse(row.changes)),
    person: row.person ?? '',
  }))
}

/** How often an order was amended. */
export async function lastAmendment(reader: Reader, id: number): Promise<number> {
  const { n } = await reader
    .selectFrom('order_amendment')
    .select(eb => eb.fn.max<number | null>('n').as('n'))
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return n ?? 0
}

export async function insertAmendment(tx: Writer, id: number, amendment: Amendment): Promise<void> {
  await tx
    .insertInto('order_amendment')
    .values({
      id,
      n: amendment.n,
      at: amendment.at,
      person_id: amendment.personId,
      asked_by: amendment.askedBy,
      cause: amendment.cause,
      note: amendment.note,
      changes: JSON.stringify(amendment.changes),
    })
    .execute()
}
