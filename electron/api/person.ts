import { anybodyEntered, findBelow, findPerson, type PersonRecord } from '../../db/people.ts'
import { isOwnPasswordChange } from '../../shared/auth/password.ts'
import { verifies } from '../sync/verifies.ts'
import type { Context } from './context.ts'
import { grantHolds } from './grant.ts'
import type { Occupant } from './session.ts'

/**
 * The person in whose standing somebody may use this computer, or null: active, and as head office signed the row. Where the row was
 * changed here and head office has not signed that yet, its own version counts, role and depot too: no change made on this computer
 * lets anybody in. Only a password that its own person changed counts at once, as whoever chose it knew the one before (decision 57).
 */
export async function vouched(
  context: Pick<Context, 'store' | 'identity'>,
  person: PersonRecord,
): Promise<PersonRecord | null> {
  if (!person.active) return null
  if (grantHolds(person, context.identity())) return person
  const below = await findBelow(context.store.reader, person.id)
  if (!below?.person.active || !grantHolds(below.person, context.identity())) return null
  return { ...below.person, passwordHash: lastOwn(below.person, below.passwords) }
}

/** The last of the passwords that follow one another by the hand of the person. */
function lastOwn({ id, passwordHash }: PersonRecord, passwords: readonly string[]): string {
  let last = passwordHash
  for (const next of passwords) {
    if (!isOwnPasswordChange(id, last, next, verifies)) break
    last = next
  }
  return last
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
  context.session.shutOut()
  return null
}

export const anybodyHere = (context: Context): Promise<boolean> => anybodyEntered(context.store.reader)
