import type { PersonRecord } from '../../db/people.ts'
import type { DoorNews, SessionState, SignedIn } from '../../shared/auth/contract.ts'
import { rightsOf } from '../../shared/auth/right.ts'
import { isAlone } from '../sync/identity.ts'
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

/** What somebody at the door is told before they type. */
function doorNews(context: Context): DoorNews | null {
  const identity = context.identity()
  if (!isAlone(identity) && !identity.settled) return 'people-coming'
  const occupant = context.session.occupant()
  return occupant.state === 'nobody' && occupant.shutOut ? 'known-anew' : null
}

export async function sessionState(context: Context): Promise<SessionState> {
  const drawing = context.samples.drawing()
  if (drawing) return { state: 'drawing', ...drawing }
  const occupant = context.session.occupant()
  const record = occupant.state === 'nobody' ? null : await personOf(context, occupant)
  if (occupant.state === 'nobody' || record === null)
    return (await anybodyHere(context)) ? { state: 'signed-out', news: doorNews(context) } : { state: 'first-start' }

  const person = signedInAs(record)
  return occupant.state === 'locked'
    ? { state: 'locked', person }
    : { state: 'open', person, lockAfterMinutes: context.session.lockAfterMinutes() }
}
