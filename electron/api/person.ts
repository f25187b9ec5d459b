import { anybodyEntered, findPerson, type PersonRecord } from '../../db/people.ts'
import type { Context } from './context.ts'
import { grantHolds } from './grant.ts'
import type { Occupant } from './session.ts'

/** Whether somebody may use this computer at all: active, and as head office signed the row. */
export const welcome = (context: Context, person: PersonRecord): boolean =>
  person.active && grantHolds(person, context.identity())

/** In which standing a person is let in: while it stays the same, a new password ends nobody's session before head office signs it. */
export const standing = ({ id, login, role, depotId }: PersonRecord): { id: number; vouched: string } => ({
  id,
  vouched: JSON.stringify([login, role, depotId]),
})

/** The person as the row stands now, or null, and the session over, where the row no longer lets anybody in. */
export async function personOf(
  context: Context,
  occupant: Exclude<Occupant, { state: 'nobody' }>,
): Promise<PersonRecord | null> {
  const person = await findPerson(context.store.reader, occupant.personId)
  if (person?.active && (welcome(context, person) || standing(person).vouched === occupant.vouched)) return person
  context.session.end()
  return null
}

export const anybodyHere = (context: Context): Promise<boolean> => anybodyEntered(context.store.reader)
