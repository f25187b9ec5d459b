import { may, type Right } from '../../shared/auth/right.ts'
import type { Role } from '../../shared/auth/role.ts'
import { act, type Pen } from './act.ts'
import { common } from './base.ts'
import { anybodyHere, personOf } from './person.ts'

/** The person at the screen, as the row stands now. */
export interface Present {
  readonly id: number
  readonly name: string
  readonly role: Role
  /** Null for somebody of the whole company. */
  readonly depotId: number | null
}

/** Anybody who is signed in. Adds `person` and `call`, the procedure's name as transactions and timelines keep it. */
export const signedIn = common.middleware(async ({ context, errors, path, next }) => {
  const occupant = context.session.occupant()
  if (occupant.state === 'nobody') throw errors.SIGN_IN_FIRST()
  if (occupant.state === 'locked') throw errors.LOCKED()

  const row = await personOf(context, occupant)
  if (!row) throw errors.SIGN_IN_FIRST()
  const person: Present = { id: row.id, name: row.name, role: row.role, depotId: row.depotId }
  return next({ context: { person, call: path.join('.') } })
})

/** Somebody sits here, be it before a locked screen. Adds `occupant`. */
export const occupied = common.middleware(async ({ context, errors, next }) => {
  const occupant = context.session.occupant()
  if (occupant.state === 'nobody') throw errors.SIGN_IN_FIRST()
  return next({ context: { occupant } })
})

/** Somebody signed in whose role has `right`. Adds `write` too: a transaction in that person's name, under this right. */
export const withRight = (right: Right) =>
  signedIn.concat(async ({ context, errors, next }) => {
    if (!may(context.person.role, right)) throw errors.FORBIDDEN({ data: { right } })
    const write: Pen = work => context.store.write(act(context, right), work)
    return next({ context: { write } })
  })

/** Only while nobody has been entered in this computer’s own books; a sample company is begun by nobody. */
export const atFirstStart = common.middleware(async ({ context, errors, next }) => {
  if (context.samples.present() !== null || (await anybodyHere(context))) throw errors.SIGN_IN_FIRST()
  return next({})
})
