import { expect, test } from 'vitest'
import { savePreference } from '../../db/preferences.ts'
import { findPlan, savePlan } from '../../electron/sync/plan.ts'
import { usualPlan } from '../../shared/sync/plan.ts'
import { newStore } from '../support/temporaryStore.ts'

test('a plan is kept, and one that cannot be read any more is the usual one: a sync that stays away for that tells nobody', async () => {
  const store = newStore()
  expect(await findPlan(store.reader)).toEqual(usualPlan)
  await savePlan(store, { ...usualPlan, everyMinutes: 45, metered: true })
  expect(await findPlan(store.reader)).toEqual({ ...usualPlan, everyMinutes: 45, metered: true })
  await store.writePrivate(tx => savePreference(tx, null, 'sync.plan', JSON.stringify({ everyMinutes: 'often' })))
  expect(await findPlan(store.reader)).toEqual(usualPlan)
})
