import type { PersonRecord } from '../../db/people.ts'
import { findPreference, savePreference, type Whose } from '../../db/preferences.ts'
import type { Reader } from '../../db/schema.ts'
import { Preferences } from '../../shared/preferences/contract.ts'
import { api } from './base.ts'
import type { Context } from './context.ts'
import { signedIn } from './guards.ts'

const key = 'screen'
const usual: Preferences = { language: null, theme: 'auto', textSize: 100 }

export const preferences = {
  /** Open to everybody: before somebody signs in, the screen stands as the last one left it. */
  get: api.preferences.get.handler(async ({ context }) => {
    const occupant = context.session.occupant()
    return screenPreferences(context.store.reader, occupant.state === 'nobody' ? null : occupant.personId)
  }),

  set: api.preferences.set.use(signedIn).handler(async ({ context, input }) => {
    const whose = context.person.id
    const given = Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined))
    return context.store.writePrivate(async tx => {
      const next: Preferences = { ...(await screenPreferences(tx, whose)), ...given }
      await savePreference(tx, whose, key, JSON.stringify(next))
      await savePreference(tx, null, key, JSON.stringify(next))
      return next
    })
  }),
}

/** Whoever comes after this person is met in their language and look. */
export async function leaveScreenAs(context: Context, person: PersonRecord): Promise<void> {
  await context.store.writePrivate(async tx => {
    const own = await screenPreferences(tx, person.id)
    await savePreference(tx, null, key, JSON.stringify({ ...own, language: own.language ?? person.language }))
  })
}

/** Somebody new at this computer finds its look, and their own language. */
export async function screenPreferences(reader: Reader, whose: Whose): Promise<Preferences> {
  const own = read(await findPreference(reader, whose, key))
  if (own || whose === null) return own ?? usual
  return { ...(read(await findPreference(reader, null, key)) ?? usual), language: null }
}

function read(text: string | null): Preferences | null {
  const found = Preferences.safeParse(text === null ? null : JSON.parse(text))
  return found.success ? found.data : null
}
