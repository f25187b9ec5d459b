import { anybodyEntered, findBelow, findPerson, type PersonRecord } from '../../db/people.ts'
import type { Context } from './context.ts'
import { grantHolds } from './grant.ts'
import type { Occupant } from './session.ts'

/**
 * The person in whose standing somebody may use this computer, or null: active, and as head office signed the row. Where the row was
 * changed here and head office has not signed that yet, its own version counts, password and role too: a new password typed without a
 * link shuts nobody out, and no change made on this computer lets anybody in.
 */
export async function vouched(context: Context, person: PersonRecord): Promise<PersonRecord | null> {
  if (!person.active) return null
  if (grantHolds(person, context.identity())) return person
  const below = await findBelow(context.store.reader, person.id)
  return below?.active && grantHolds(below, context.identity()) ? below : null
}

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
  const row = await findPerson(context.store.reader, occupant.personId)
  const person = row && (await vouched(context, row))
  if (person) return person
  if (row?.active && standing(row).vouched === occupant.vouched) return row
  context.session.end()
  return null
}

export const anybodyHere = (context: Context): Promise<boolean> => anybodyEntered(context.store.reader)
