import { findPerson, listPeople, type PersonRecord } from '../../db/people.ts'
import type { Context } from './context.ts'
import { grantHolds } from './grant.ts'

/** Whether somebody may use this computer at all: active, and as head office signed the row. */
export const welcome = (context: Context, person: PersonRecord): boolean =>
  person.active && grantHolds(person, context.identity())

/** The person as the row stands now, or null, and the session over, where the row no longer lets anybody in. */
export async function personOf(context: Context, id: number): Promise<PersonRecord | null> {
  const person = await findPerson(context.store.reader, id)
  if (person && welcome(context, person)) return person
  context.session.end()
  return null
}

/** Whether anybody can sign in here, or once could. Whoever only stands for an import has no password. */
export const anybodyHere = async (context: Context): Promise<boolean> =>
  (await listPeople(context.store.reader)).some(person => person.passwordHash !== '')
