import { JoinRefused } from '../sync/enrol.ts'
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

  joinAgain: api.sync.joinAgain.use(withRight('sync.run')).handler(async ({ context, input, errors }) => {
    try {
      return await context.sync.joinAgain(input.code)
    } catch (cause) {
      if (cause instanceof JoinRefused) throw errors.REFUSED({ data: { reason: cause.reason } })
      throw cause
    }
  }),

  release: api.sync.release.use(withRight('sync.run')).handler(async ({ context, input, errors }) => {
    if ((await context.phoneAttempts.begin(null)) > 0) throw errors.REFUSED({ data: { reason: 'too-many-attempts' } })
    if (!(await context.sync.release(input.code))) throw errors.REFUSED({ data: { reason: 'wrong-phone-code' } })
    await context.phoneAttempts.succeeded(null)
    return context.sync.status()
  }),

  setPlan: api.sync.setPlan.use(withRight('settings.edit')).handler(({ context, input, errors }) => {
    const { fromHour, toHour, everyMinutes, metered } = input
    if (fromHour === toHour) throw errors.INVALID({ data: { issues: [{ field: 'toHour', problem: 'same-hour' }] } })
    const hours = toHour - fromHour === 24 ? null : { from: fromHour, to: toHour }
    return context.sync.setPlan({ everyMinutes, metered, hours })
  }),

  setUrgentOnly: api.sync.setUrgentOnly
    .use(withRight('sync.run'))
    .handler(({ context, input }) => context.sync.setPlan(input)),
}
