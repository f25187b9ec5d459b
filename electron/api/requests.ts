import { countOpenRequests, findRequest, listRequests, type RequestRecord, readRequest } from '../../db/requests.ts'
import type { Writer } from '../../db/schema.ts'
import type { Request } from '../../shared/requests/contract.ts'
import { withdrawBlockedBy } from '../../shared/requests/rules.ts'
import type { RequestStatus } from '../../shared/requests/status.ts'
import { act } from './act.ts'
import { answerWith, carryOut, rightToWrite, rowEvent } from './answering.ts'
import type { Asking } from './asking.ts'
import { api } from './base.ts'
import { withRight } from './guards.ts'
import { mayAnswer } from './mayAnswer.ts'
import { readerLanguage } from './readerLanguage.ts'
import { forbidden, notFound, refused } from './refusals.ts'
import { requestsTogether } from './requestsTogether.ts'
import { ownDepot, sees } from './scope.ts'

export const requests = {
  ...requestsTogether,

  list: api.requests.list.use(withRight('reference.view')).handler(async ({ context, input }) =>
    listRequests(context.store.reader, {
      ...input,
      depotId: ownDepot(context.person),
      language: await readerLanguage(context),
    }),
  ),

  find: api.requests.find.use(withRight('reference.view')).handler(async ({ context, input }) => {
    const { reader } = context.store
    const request = await readRequest(reader, input.id, await readerLanguage(context))
    if (!request || !sees(context.person, request.depotId)) throw notFound(input.id)
    return request
  }),

  waiting: api.requests.waiting
    .use(withRight('reference.view'))
    .handler(({ context }) => countOpenRequests(context.store.reader, ownDepot(context.person))),

  /** Writes what was asked for, to the very row id that was asked about, in the transaction that answers. */
  accept: api.requests.accept.use(withRight('requests.answer')).handler(async ({ context, input }) => {
    if (!mayAnswer(context)) throw forbidden('requests.answer')
    const asked = await findRequest(context.store.reader, input.id)
    return context.store.write(act(context, asked ? rightToWrite(context, asked) : 'reference.edit'), async tx => {
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

async function openRequest(context: Asking, tx: Writer, id: number): Promise<RequestRecord> {
  const request = await findRequest(tx, id)
  if (!request || !sees(context.person, request.depotId)) throw notFound(id)
  if (request.status !== 'open') throw refused('already-answered')
  return request
}

async function answered(
  context: Asking,
  tx: Writer,
  request: RequestRecord,
  status: Exclude<RequestStatus, 'open'>,
  answer: string,
): Promise<Request> {
  await answerWith(context, tx, request, { status, answer })
  const saved = await readRequest(tx, request.id, await readerLanguage(context))
  if (!saved) throw new Error('a request was answered and is not there')
  return saved
}
