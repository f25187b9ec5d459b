import type { Store } from '../../db/open.ts'
import { findPreference, savePreference } from '../../db/preferences.ts'
import type { Reader } from '../../db/schema.ts'
import { SyncPlan, usualPlan } from '../../shared/sync/plan.ts'

const key = 'sync.plan'
/** Where the interval alone was kept before there was more to plan. */
const olderKey = 'sync.everyMinutes'

/** How this computer syncs; the usual way where nothing was chosen, or what was cannot be read any more: a sync that stays away for that tells nobody. */
export async function findPlan(reader: Reader): Promise<SyncPlan> {
  const kept = await findPreference(reader, null, key)
  const older = kept === null ? await findPreference(reader, null, olderKey) : null
  const plan = SyncPlan.safeParse(
    kept === null ? { ...usualPlan, everyMinutes: JSON.parse(older ?? 'null') } : JSON.parse(kept),
  )
  return plan.success ? plan.data : usualPlan
}

export const savePlan = (store: Store, plan: SyncPlan): Promise<void> =>
  store.writePrivate(tx => savePreference(tx, null, key, JSON.stringify(plan)))
