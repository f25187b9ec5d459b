import type { PersonRecord } from '../../db/people.ts'
import type { SessionState, SignedIn } from '../../shared/auth/contract.ts'
import { rightsOf } from '../../shared/auth/right.ts'
import type { Context } from './context.ts'
import { anybodyHere, personOf } from './person.ts'

/** What the screen may know of whoever is signed in. */
export const signedInAs = (person: PersonRecord): SignedIn => ({
  id: person.id,
  login: person.login,
  name: person.name,
  role: person.role,
  language: person.language,
  depotId: person.depotId,
  rights: [...rightsOf(person.role)],
})

export async function sessionState(context: Context): Promise<SessionState> {
  const drawing = context.samples.drawing()
  if (drawing) return { state: 'drawing', ...drawing }
  const occupant = context.session.occupant()
  const record = occupant.state === 'nobody' ? null : await personOf(context, occupant)
  if (occupant.state === 'nobody' || record === null)
    return { state: (await anybodyHere(context)) ? 'signed-out' : 'first-start' }

  const person = signedInAs(record)
  return occupant.state === 'locked'
    ? { state: 'locked', person }
    : { state: 'open', person, lockAfterMinutes: context.session.lockAfterMinutes() }
}
