import { isAlone } from '../sync/identity.ts'
import { api } from './base.ts'
import { withRight } from './guards.ts'

export const sync = {
  /** Open to everybody: a computer that has just joined shows how its first sync goes before anybody can sign in. */
  status: api.sync.status.handler(({ context }) => context.sync.status()),

  now: api.sync.now.use(withRight('sync.run')).handler(({ context, errors }) => {
    if (isAlone(context.identity())) throw errors.REFUSED({ data: { reason: 'alone' } })
    return context.sync.now()
  }),

  setInterval: api.sync.setInterval
    .use(withRight('settings.edit'))
    .handler(({ context, input }) => context.sync.setInterval(input.everyMinutes)),
}
