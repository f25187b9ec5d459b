import type { Store } from '../../db/open.ts'
import { findPreference, savePreference } from '../../db/preferences.ts'
import type { Reader } from '../../db/schema.ts'
import { SyncPlan, usualPlan } from '../../shared/sync/plan.ts'

const key = 'sync.plan'
/** Where the interval alone was kept before there was more to plan. */
const olderKey = 'sync.everyMinutes'

export async function findPlan(reader: Reader): Promise<SyncPlan> {
  const kept = await findPreference(reader, null, key)
  if (kept !== null) return SyncPlan.parse(JSON.parse(kept))
  const older = await findPreference(reader, null, olderKey)
  return older === null ? usualPlan : SyncPlan.parse({ ...usualPlan, everyMinutes: JSON.parse(older) })
}

export const savePlan = (store: Store, plan: SyncPlan): Promise<void> =>
  store.writePrivate(tx => savePreference(tx, null, key, JSON.stringify(plan)))
