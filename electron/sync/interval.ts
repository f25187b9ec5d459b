import type { Store } from '../../db/open.ts'
import { findPreference, savePreference } from '../../db/preferences.ts'
import type { Reader } from '../../db/schema.ts'

const usual = 15
const key = 'sync.everyMinutes'

/** Minutes between two syncs by itself: this computer's own setting, since airtime costs money. */
export async function findInterval(reader: Reader): Promise<number> {
  const kept = Number(await findPreference(reader, null, key))
  return Number.isInteger(kept) && kept >= 1 ? kept : usual
}

export const saveInterval = (store: Store, everyMinutes: number): Promise<void> =>
  store.writePrivate(tx => savePreference(tx, null, key, JSON.stringify(everyMinutes)))
