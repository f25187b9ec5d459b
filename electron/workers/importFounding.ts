import { beginCompany } from '../../db/beginning.ts'
import { nextId } from '../../db/nextId.ts'
import type { Store } from '../../db/open.ts'
import { addPerson, listPeople } from '../../db/people.ts'
import type { ImportProfile } from '../../shared/import/profile.ts'
import { dayAt } from '../../shared/kernel/day.ts'
import type { Currency } from '../../shared/kernel/money.ts'

/**
 * Founds a company for tables that are the first thing in a store, with a depot and somebody to write them who can never sign in. Whoever starts
 * Konvwa first gives it its real names. Answers the depot's id, or null where the store is not empty.
 */
export async function foundFor(
  store: Store,
  founding: ImportProfile['founding'],
  here: { timeZone: string; computer: string; lane: string; currency: Currency; now: number },
): Promise<number | null> {
  if ((await listPeople(store.reader)).length > 0) return null
  const person = await store.writePrivate(tx => nextId(tx))
  return await store.write({ person, why: 'imports.run', right: 'people.edit' }, async tx => {
    const depotId = await beginCompany(tx, {
      company: founding.company,
      baseCurrency: here.currency,
      secondCurrency: null,
      rateE6: null,
      fiscalStartMonth: 1,
      depotCode: founding.depotCode,
      depotName: founding.depotName,
      timeZone: here.timeZone,
      language: 'en',
      day: dayAt(here.now, here.timeZone),
      computer: here.computer,
      lane: here.lane,
    })
    await addPerson(tx, person, {
      depotId: null,
      login: 'import',
      name: 'Import',
      role: 'head-office',
      language: 'en',
      passwordHash: '',
      active: false,
    })
    return depotId
  })
}
