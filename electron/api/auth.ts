import { findLogin, findPerson, listPeople, sameLogin, savePerson } from '../../db/people.ts'
import type { SignInAnswer } from '../../shared/auth/contract.ts'
import { readPassword } from '../../shared/auth/password.ts'
import { may } from '../../shared/auth/right.ts'
import { isAlone, ruling } from '../sync/identity.ts'
import { act } from './act.ts'
import { api } from './base.ts'
import type { Context } from './context.ts'
import { occupied, signedIn } from './guards.ts'
import { lockAfterMinutes } from './lockAfter.ts'
import { standing, vouched } from './person.ts'
import { leaveScreenAs } from './preferences.ts'
import { sessionState, signedInAs } from './signedInAs.ts'
import { syncSoon } from './syncSoon.ts'

export const auth = {
  state: api.auth.state.handler(({ context }) => sessionState(context)),

  people: api.auth.people.handler(async ({ context }) => {
    const people = []
    for (const person of await listPeople(context.store.reader)) {
      // Who came in by an import has no password yet, and nothing to do at the door.
      if (person.passwordHash === '') continue
      const known = await vouched(context, person)
      if (known) people.push({ login: person.login, name: person.name, role: known.role, language: person.language })
    }
    return people
  }),

  signIn: api.auth.signIn.handler(async ({ context, input }) => {
    const whose = await whoseLogin(context, input.login)
    const answer = await enter(context, whose, input.password)
    // The first sync after joining may put head office's row in the place of this one while the attempt is being counted.
    const since = answer.result === 'wrong' ? await whoseLogin(context, input.login) : whose
    return since === whose ? answer : enter(context, since, input.password)
  }),

  unlock: api.auth.unlock
    .use(occupied)
    .handler(({ context, input }) => enter(context, context.occupant.personId, input.password)),

  lock: api.auth.lock.handler(({ context }) => {
    context.session.lock()
    return sessionState(context)
  }),

  signOut: api.auth.signOut.handler(({ context }) => {
    context.session.end()
    return sessionState(context)
  }),

  present: api.auth.present.use(signedIn).handler(async ({ context }) => {
    context.session.present(await lockAfterMinutes(context.store.reader))
    return { lockAfterMinutes: context.session.lockAfterMinutes() }
  }),

  changePassword: api.auth.changePassword.use(signedIn).handler(async ({ context, input, errors }) => {
    const person = await findPerson(context.store.reader, context.person.id)
    if (!person) throw errors.SIGN_IN_FIRST()
    const { passwordHash: before } = (await vouched(context, person)) ?? person
    const rules = ruling(context.identity()) && may(context.person.role, 'people.edit')
    if (!ruling(context.identity()) && person.depotId === null)
      throw errors.REFUSED({ data: { reason: 'password-of-every-depot' } })
    if (!rules && readPassword(before).key === null)
      throw errors.REFUSED({ data: { reason: 'password-by-head-office' } })
    if (input.next.length < 8) throw errors.INVALID({ data: { issues: [{ field: 'next', problem: 'too-short' }] } })

    const wait = await context.attempts.begin(person.id)
    const fits = wait === 0 && (await context.passwords.fits(input.present, before))
    if (!fits) throw errors.INVALID({ data: { issues: [{ field: 'present', problem: 'wrong-password' }] } })
    await context.attempts.succeeded(person.id)

    const passwordHash = await context.passwords.changed({ person: person.id, before, ...input })
    await context.store.write(act(context, rules ? 'people.edit' : 'sync.run'), tx =>
      savePerson(tx, person.id, { ...person, passwordHash }),
    )
    syncSoon(context)
    return { counts: isAlone(context.identity()) ? 'at-once' : await countsFrom(context, person.id, passwordHash) }
  }),
}

/** A password is good here at once where its person proved it, and anywhere when head office has signed it. */
async function countsFrom(context: Context, id: number, passwordHash: string): Promise<'here-at-once' | 'after-sync'> {
  const row = await findPerson(context.store.reader, id)
  const person = row && (await vouched(context, row))
  return person?.passwordHash === passwordHash ? 'here-at-once' : 'after-sync'
}

/** Of those with this login whoever may be let in, or else one of them. */
async function whoseLogin(context: Context, login: string): Promise<number | null> {
  for (const person of await listPeople(context.store.reader))
    if (sameLogin(person.login, login) && (await vouched(context, person))) return person.id
  return (await findLogin(context.store.reader, login))?.id ?? null
}

/** Opens the session where the password is right; counts the attempt before it is looked at. */
async function enter(context: Context, personId: number | null, password: string): Promise<SignInAnswer> {
  const waitSeconds = await context.attempts.begin(personId)
  if (waitSeconds > 0) return { result: 'wait', waitSeconds }

  const row = personId === null ? null : await findPerson(context.store.reader, personId)
  const person = row && (await vouched(context, row))
  const fits = await context.passwords.fits(password, person?.passwordHash ?? null)
  if (!person || !fits) return { result: 'wrong', waitSeconds: await context.attempts.wait(personId) }

  await context.attempts.succeeded(person.id)
  context.session.open(standing(person), await lockAfterMinutes(context.store.reader))
  await leaveScreenAs(context, person)
  return { result: 'open', person: signedInAs(person) }
}
