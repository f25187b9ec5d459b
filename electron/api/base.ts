import { type ImplementerInternalWithMiddlewares, implement, ORPCError, os, ValidationError } from '@orpc/server'
import { NumbersClosed, StoreProblem } from '../../db/problem.ts'
import { TransactionTooLarge } from '../../db/write.ts'
import { contract } from '../../shared/contract.ts'
import { api as declared } from '../../shared/errors.ts'
import type { Context } from './context.ts'
import { issuesOf } from './issues.ts'

/** What every middleware may answer with: the errors that every call declares. */
export const common = os.$context<Context>().errors(declared['~orpc'].errorMap)

/** Turns what was thrown into what the contract declares; the rest reaches the log once and the screen as INTERNAL. */
const inPlainWords = common.middleware(async ({ context, errors, path, next }) => {
  try {
    return await next()
  } catch (error) {
    const issues = issuesOf(error)
    if (issues) throw errors.INVALID({ data: { issues } })
    if (error instanceof TransactionTooLarge) throw new ORPCError('PAYLOAD_TOO_LARGE', { status: 413, message: '' })
    if (error instanceof StoreProblem && error.code === 'disk-full') throw errors.DISK_FULL()
    if (error instanceof StoreProblem && error.code === 'read-only') throw errors.READ_ONLY()
    if (error instanceof NumbersClosed) throw errors.NUMBERS_CLOSED()
    if (error instanceof ORPCError && error.defined) throw error
    context.log.error('call failed', { call: path.join('.'), error: causeOf(error) })
    throw new ORPCError('INTERNAL', { status: 500, message: '' })
  }
})

/** The contract, ready to be implemented: `api.orders.find.use(withRight('orders.view')).handler(…)`. Guards run before input is looked at. */
export const api: ImplementerInternalWithMiddlewares<typeof contract, Context, Context> = implement(contract)
  .$context<Context>()
  .$config({ initialInputValidationIndex: Number.POSITIVE_INFINITY })
  .use(inPlainWords)

const causeOf = (error: unknown): unknown =>
  error instanceof ORPCError && error.cause instanceof ValidationError ? error.cause : error
