import { findPerson } from '../../db/people.ts'
import type { Language } from '../../shared/kernel/locale.ts'
import type { Asking } from './asking.ts'
import { screenPreferences } from './preferences.ts'

/** The language that this person's screen speaks here: the one chosen on this computer, else the person's own. */
export async function readerLanguage({ store, person }: Asking): Promise<Language> {
  const { language } = await screenPreferences(store.reader, person.id)
  return language ?? (await findPerson(store.reader, person.id))?.language ?? 'en'
}
