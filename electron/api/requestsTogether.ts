import { openTogether } from '../../db/requests.ts'
import { answerAll } from './answerAll.ts'
import { api } from './base.ts'
import { withRight } from './guards.ts'
import { mayAnswer } from './mayAnswer.ts'
import { forbidden, refused } from './refusals.ts'
import { ownDepot } from './scope.ts'
import { takeAnswersBack } from './takeAnswersBack.ts'

/** What was asked in one go is answered in one go. */
export const requestsTogether = {
  togetherOpen: api.requests.togetherOpen.use(withRight('reference.view')).handler(async ({ context, input }) => {
    const open = await openTogether(context.store.reader, { key: input.together, depotId: ownDepot(context.person) })
    return open.length
  }),

  answerTogether: api.requests.answerTogether
    .use(withRight('requests.answer'))
    .handler(async ({ context, input, signal }) => {
      if (!mayAnswer(context)) throw forbidden('requests.answer')
      if (!input.accept && input.answer === '') throw refused('answer-missing')
      return answerAll(context, input, signal)
    }),

  undoTogether: api.requests.undoTogether.use(withRight('requests.answer')).handler(async ({ context, input }) => {
    if (!mayAnswer(context)) throw forbidden('requests.answer')
    return { reopened: await takeAnswersBack(context, input.batch) }
  }),
}
