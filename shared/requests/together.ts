import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import { api, refusing } from '../errors.ts'
import { requestRefusals } from './refusals.ts'

/** Whose and of which moment: what was asked in one go, the requests of one import, has both in common. */
export const TogetherKey = z.string().regex(/^\d{1,16}-\d{1,16}$/)

/** Why a request of them was left as it is: `invalid` is a code or a name that is taken. */
export const leftReasons = [...requestRefusals, 'invalid'] as const
export type LeftReason = (typeof leftReasons)[number]

/** First under which name it is answered and how many there are, then how far it is, at last what came of it. */
export const AnswerPart = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('begun'), batch: z.string(), total: z.number().int() }),
  z.object({ kind: z.literal('progress'), done: z.number().int() }),
  z.object({
    kind: z.literal('over'),
    answered: z.number().int(),
    left: z.array(z.object({ reason: z.enum(leftReasons), count: z.number().int() })),
  }),
])
export type AnswerPart = z.infer<typeof AnswerPart>

export const together = {
  /** How many of what was asked in one go are still to be answered. */
  togetherOpen: api.input(z.object({ together: TogetherKey })).output(z.number().int()),
  /** Answers all of it, as many as can be; whoever stops listening stops it between two. A refusal has a sentence. */
  answerTogether: refusing(['answer-missing'] as const)
    .input(z.object({ together: TogetherKey, accept: z.boolean(), answer: z.string().trim().max(500) }))
    .output(eventIterator(AnswerPart)),
  /** Takes such an answer back whole: what was written is as before, and the requests wait again. removed: a record was taken away by it for good. */
  undoTogether: refusing(['nothing', 'changed-since', 'removed'] as const)
    .input(z.object({ batch: z.string().max(64) }))
    .output(z.object({ reopened: z.number().int() })),
}
