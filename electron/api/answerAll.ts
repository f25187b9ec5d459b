import { randomUUID } from 'node:crypto'
import { ORPCError } from '@orpc/server'
import { findRequest, openTogether, type RequestRecord } from '../../db/requests.ts'
import type { Right } from '../../shared/auth/right.ts'
import { type AnswerPart, type LeftReason, leftReasons } from '../../shared/requests/together.ts'
import { act } from './act.ts'
import { answerWith, carryOut, rightToWrite, rowEvent } from './answering.ts'
import type { Asking } from './asking.ts'
import { ownDepot } from './scope.ts'

interface Answering {
  readonly together: string
  readonly accept: boolean
  readonly answer: string
}

/** So many in one transaction: each writes its row, its answer and its event, and nobody else waits long. */
const most = 20

/**
 * Answers what was asked in one go, some at a time and in the order in which it was asked, so that a product is there before its price. One that cannot be
 * accepted is left for somebody to look at; the others go on. Ends where nobody listens any more, or the session locks: what is answered stays answered.
 */
export async function* answerAll(
  context: Asking,
  answering: Answering,
  signal: AbortSignal | undefined,
): AsyncGenerator<AnswerPart, void, void> {
  const over = AbortSignal.any([context.session.live(), ...(signal ? [signal] : [])])
  const open = await openTogether(context.store.reader, { key: answering.together, depotId: ownDepot(context.person) })
  const batch = `requests-${randomUUID()}`
  yield { kind: 'begun', batch, total: open.length }
  const left = new Map<LeftReason, number>()
  let done = 0
  let answered = 0
  for (const part of parts(context, open, answering.accept)) {
    if (over.aborted) return
    const reasons = await context.store.write({ ...act(context, part.right), batch }, tx => each(part.requests, tx))
    for (const reason of reasons) {
      if (reason === null) answered += 1
      else left.set(reason, (left.get(reason) ?? 0) + 1)
    }
    done += part.requests.length
    yield { kind: 'progress', done }
  }
  yield { kind: 'over', answered, left: [...left].map(([reason, count]) => ({ reason, count })) }

  async function each(requests: readonly RequestRecord[], tx: Parameters<typeof carryOut>[0]) {
    const reasons: (LeftReason | null)[] = []
    for (const request of requests) reasons.push(await answerOne(context, tx, request, answering))
    return reasons
  }
}

/** Null where it was answered; else why it was left, and then nothing of it was written. */
async function answerOne(
  context: Asking,
  tx: Parameters<typeof carryOut>[0],
  { id }: RequestRecord,
  { accept, answer }: Answering,
): Promise<LeftReason | null> {
  const request = await findRequest(tx, id)
  if (request?.status !== 'open') return 'already-answered'
  try {
    if (accept) await rowEvent(context, tx, { ...request, key: await carryOut(tx, request) })
    await answerWith(context, tx, request, { status: accept ? 'accepted' : 'refused', answer })
    return null
  } catch (error) {
    const reason = reasonOf(error)
    if (reason === null) throw error
    return reason
  }
}

function reasonOf(error: unknown): LeftReason | null {
  if (!(error instanceof ORPCError)) return null
  if (error.code === 'INVALID') return 'invalid'
  const data: unknown = error.data
  const given = typeof data === 'object' && data !== null && 'reason' in data ? data.reason : null
  return leftReasons.find(reason => reason === given) ?? null
}

/** Those of one right stand in one transaction; a refusal writes no row and goes under the right to change reference rows. */
function parts(context: Asking, open: readonly RequestRecord[], accept: boolean) {
  const made: { right: Right; requests: RequestRecord[] }[] = []
  for (const request of open) {
    const right: Right = accept ? rightToWrite(context, request) : 'requests.answer'
    const last = made.at(-1)
    if (last && last.right === right && last.requests.length < most) last.requests.push(request)
    else made.push({ right, requests: [request] })
  }
  return made
}
