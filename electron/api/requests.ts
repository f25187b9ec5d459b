import { isChildTable, lastChildEver } from '../../db/childNumber.ts'
import { findTerms } from '../../db/customerTerms.ts'
import { recordEvent } from '../../db/recordEvent.ts'
import { findRow, insertRow, type RowKey, type RowValues, removeRow, updateRow } from '../../db/reference.ts'
import { answerRequest, findRequest, listRequests, type RequestRecord, readRequest } from '../../db/requests.ts'
import type { Writer } from '../../db/schema.ts'
import { may } from '../../shared/auth/right.ts'
import type { Request } from '../../shared/requests/contract.ts'
import { movedOn, withdrawBlockedBy } from '../../shared/requests/rules.ts'
import type { RequestStatus } from '../../shared/requests/status.ts'
import { isTableName, tableOf } from '../../shared/sync/registry.ts'
import { ruling } from '../sync/identity.ts'
import { act } from './act.ts'
import type { Asking } from './asking.ts'
import { api } from './base.ts'
import { withRight } from './guards.ts'
import { readerLanguage } from './readerLanguage.ts'
import { refuseTaken } from './referencePlan.ts'
import { forbidden, notFound, refused } from './refusals.ts'
import { ownDepot, sees } from './scope.ts'

export const requests = {
  list: api.requests.list.use(withRight('reference.view')).handler(async ({ context, input }) =>
    listRequests(context.store.reader, {
      ...input,
      depotId: ownDepot(context.person),
      language: await readerLanguage(context),
    }),
  ),

  /** Writes what was asked for, to the very row id that was asked about, in the transaction that answers. */
  accept: api.requests.accept.use(withRight('requests.answer')).handler(async ({ context, input }) => {
    if (!mayAnswer(context)) throw forbidden('requests.answer')
    const asked = await findRequest(context.store.reader, input.id)
    // Head office takes a row only under a right of its own table: a person's under people.edit.
    const right = asked ? tableOf(asked.key.table).writers.find(each => may(context.person.role, each)) : undefined
    return context.store.write(act(context, right ?? 'reference.edit'), async tx => {
      const request = await openRequest(context, tx, input.id)
      const key = await carryOut(tx, request)
      await rowEvent(context, tx, { ...request, key })
      return answered(context, tx, request, 'accepted', input.answer)
    })
  }),

  refuse: api.requests.refuse.use(withRight('requests.answer')).handler(({ context, input }) => {
    if (!mayAnswer(context)) throw forbidden('requests.answer')
    return context.write(async tx =>
      answered(context, tx, await openRequest(context, tx, input.id), 'refused', input.answer),
    )
  }),

  withdraw: api.requests.withdraw.use(withRight('reference.request')).handler(({ context, input }) =>
    context.write(async tx => {
      const request = await openRequest(context, tx, input.id)
      const block = withdrawBlockedBy({ ...request, askedById: request.askedBy }, context.person.id)
      if (block) throw refused(block)
      return answered(context, tx, request, 'withdrawn', '')
    }),
  ),
}

/** Whether requests are answered here at all: by somebody of head office, on a computer that writes what head office owns. */
export const mayAnswer = (context: Asking): boolean =>
  ruling(context.identity()) &&
  may(context.person.role, 'requests.answer') &&
  may(context.person.role, 'reference.edit')

async function openRequest(context: Asking, tx: Writer, id: number): Promise<RequestRecord> {
  const request = await findRequest(tx, id)
  if (!request || !sees(context.person, request.depotId)) throw notFound(id)
  if (request.status !== 'open') throw refused('already-answered')
  return request
}

/** Writes the row and answers its key: a child whose number was given to another meanwhile takes the next one. */
async function carryOut(tx: Writer, request: RequestRecord): Promise<RowKey> {
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

async function answered(
  context: Asking,
  tx: Writer,
  request: RequestRecord,
  status: Exclude<RequestStatus, 'open'>,
  answer: string,
): Promise<Request> {
  await answerRequest(tx, request.id, {
    status,
    answeredBy: context.person.id,
    answeredAt: context.now(),
    answer: answer.trim(),
  })
  const saved = await readRequest(tx, request.id, await readerLanguage(context))
  if (!saved) throw new Error('a request was answered and is not there')
  return saved
}

/** The record's own timeline tells that it was changed on somebody's request; a child's is its parent's. */
async function rowEvent(context: Asking, tx: Writer, { key, id, proposal, askedBy }: RequestRecord): Promise<void> {
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
