import { readTimeline } from '../../db/timeline.ts'
import { may } from '../../shared/auth/right.ts'
import { rightToSee } from '../../shared/auth/rightToSee.ts'
import { tableNames, tableOf } from '../../shared/sync/registry.ts'
import { api } from './base.ts'
import { signedIn } from './guards.ts'
import { readerLanguage } from './readerLanguage.ts'
import { forbidden, notFound } from './refusals.ts'
import { ownDepot } from './scope.ts'

export const timeline = {
  of: api.timeline.of.use(signedIn).handler(async ({ context, input }) => {
    const table = tableNames.find(name => name === input.table)
    if (!table || tableOf(table).class === 'private') throw notFound(input.id)
    const right = rightToSee(table)
    if (!may(context.person.role, right)) throw forbidden(right)
    const language = await readerLanguage(context)
    return readTimeline(context.store.reader, { table, id: input.id, depotId: ownDepot(context.person), language })
  }),
}
