import type { Store } from '../../db/open.ts'
import { findPreference, savePreference } from '../../db/preferences.ts'
import type { Reader } from '../../db/schema.ts'
import { Rate, startingRate } from './rate.ts'

const key = 'sync.rate'

/** What the link was like when it was measured last, also before this start; what cannot be read any more is learnt anew. */
export async function findRate(reader: Reader): Promise<Rate> {
  const kept = await findPreference(reader, null, key)
  const rate = kept === null ? null : Rate.safeParse(JSON.parse(kept))
  return rate?.success ? rate.data : startingRate
}

export const saveRate = (store: Store, rate: Rate): Promise<void> =>
  store.writePrivate(tx => savePreference(tx, null, key, JSON.stringify(rate)))
