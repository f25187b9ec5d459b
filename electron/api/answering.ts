import { isChildTable, lastChildEver } from '../../db/childNumber.ts'
import { findTerms } from '../../db/customerTerms.ts'
import { recordEvent } from '../../db/recordEvent.ts'
import { findRow, insertRow, type RowKey, type RowValues, removeRow, updateRow } from '../../db/reference.ts'
import { answerRequest, type RequestRecord } from '../../db/requests.ts'
import type { Writer } from '../../db/schema.ts'
import { may, type Right } from '../../shared/auth/right.ts'
import { movedOn } from '../../shared/requests/rules.ts'
import type { RequestStatus } from '../../shared/requests/status.ts'
import { isTableName, tableOf } from '../../shared/sync/registry.ts'
import type { Asking } from './asking.ts'
import { refuseTaken } from './referencePlan.ts'
import { refused } from './refusals.ts'

/** Writes the row and answers its key: a child whose number was given to another meanwhile takes the next one. */
export async function carryOut(tx: Writer, request: RequestRecord): Promise<RowKey> {
  const { key, creates, proposal, present } = request
  await refuseMissing(tx, request)
  const row = await findRow(tx, key)
  if (creates) return created(tx, request, row !== null)
  if (row === null) throw refused('gone')
  if (overtaken(row, present, proposal)) throw refused('changed-since')
  await refuseTaken(tx, key, { ...row, ...proposal })
  if (Object.keys(proposal).length === 0) await removeRow(tx, key)
  else await updateRow(tx, key, proposal)
  return key
}

async function created(tx: Writer, { key, proposal }: RequestRecord, taken: boolean): Promise<RowKey> {
  if (taken && !isChildTable(key.table)) throw refused('changed-since')
  const customer = key.table === 'customer_terms' ? proposal.customer_id : null
  if (typeof customer === 'number' && (await findTerms(tx, customer))) throw refused('changed-since')
  await refuseTaken(tx, key, proposal)
  const free =
    taken && isChildTable(key.table) ? { ...key, sub: (await lastChildEver(tx, key.table, key.id)) + 1 } : key
  await insertRow(tx, free, proposal)
  return free
}

/** What the row would point at has to be there: a price's list and product, a product's tax class. */
async function refuseMissing(tx: Writer, { key, proposal }: RequestRecord): Promise<void> {
  const { columns, parent } = tableOf(key.table)
  const wanted = Object.entries(proposal).map(([name, id]) => ({ table: columns[name]?.target, id }))
  for (const { table, id } of [...wanted, { table: parent, id: key.id }])
    if (isTableName(table) && typeof id === 'number' && !(await findRow(tx, { table, id, sub: 0 })))
      throw refused('gone')
}

/** Whether somebody changed what was asked about since. */
const overtaken = (row: RowValues, present: RowValues, proposal: RowValues): boolean =>
  Object.entries(present).some(([column, value]) =>
    movedOn({ present: value, standing: row[column] ?? null, proposed: proposal[column] ?? null }),
  )

/** Writes the answer of this person. */
export const answerWith = (
  context: Asking,
  tx: Writer,
  { id }: RequestRecord,
  { status, answer }: { status: Exclude<RequestStatus, 'open'>; answer: string },
): Promise<void> =>
  answerRequest(tx, id, { status, answeredBy: context.person.id, answeredAt: context.now(), answer: answer.trim() })

/** The right under which head office takes the row: a person's under people.edit. */
export const rightToWrite = (context: Asking, { key }: RequestRecord): Right =>
  tableOf(key.table).writers.find(right => may(context.person.role, right)) ?? 'reference.edit'

/** The record's own timeline tells that it was changed on somebody's request; a child's is its parent's. */
export async function rowEvent(
  context: Asking,
  tx: Writer,
  { key, id, proposal, askedBy }: RequestRecord,
): Promise<void> {
  const { parent } = tableOf(key.table)
  await recordEvent(tx, {
    table: isTableName(parent) ? parent : key.table,
    rowId: key.id,
    depotId: typeof proposal.depot_id === 'number' ? proposal.depot_id : null,
    kind: 'requests.accept',
    at: context.now(),
    person: context.person.id,
    device: context.identity().device,
    detail: { request: id, askedBy, ...(parent === null ? {} : { lastChild: key.sub }) },
  })
}
