import { may } from '../../shared/auth/right.ts'
import { EnrolmentCode } from '../../shared/sync/enrol.ts'
import { officeAddress } from '../sync/address.ts'
import { JoinRefused } from '../sync/enrol.ts'
import { api, common } from './base.ts'
import { anybodyHere, personOf } from './person.ts'
import { refuseAny } from './refusals.ts'

/** An empty computer is anybody's to set up; one where somebody works is joined by who may change its settings. */
const mayJoin = common.middleware(async ({ context, errors, next }) => {
  if (!(await anybodyHere(context))) return next({})
  const occupant = context.session.occupant()
  if (occupant.state === 'nobody') throw errors.SIGN_IN_FIRST()
  if (occupant.state === 'locked') throw errors.LOCKED()
  const person = await personOf(context, occupant)
  if (!person) throw errors.SIGN_IN_FIRST()
  if (!may(person.role, 'settings.edit')) throw errors.FORBIDDEN({ data: { right: 'settings.edit' } })
  return next({})
})

export const join = api.setup.join.use(mayJoin).handler(async ({ context, input, errors }) => {
  // Nothing of a company that does not exist may ever reach a head office.
  if (context.samples.present() !== null) throw errors.REFUSED({ data: { reason: 'sample-joins-nothing' } })
  const address = officeAddress(input.address)
  if ('problem' in address && address.problem === 'insecure-address')
    throw errors.REFUSED({ data: { reason: 'insecure-address' } })
  refuseAny([
    ...('problem' in address ? [{ field: 'address', problem: 'not-an-address' } as const] : []),
    ...(EnrolmentCode.safeParse(input.code).success ? [] : [{ field: 'code', problem: 'wrong-code' } as const]),
    ...(input.computer.trim() === '' ? [{ field: 'computer', problem: 'required' } as const] : []),
  ])
  try {
    const joined = await context.sync.join(input)
    // Whoever worked here alone has another id now, and signs in again.
    context.session.end()
    return joined
  } catch (cause) {
    if (cause instanceof JoinRefused) throw errors.REFUSED({ data: { reason: cause.reason } })
    throw cause
  }
})
