import { expect, test } from 'vitest'
import { acknowledge, settleAnswered } from '../../db/acknowledge.ts'
import type { Store } from '../../db/open.ts'
import { noteContact } from '../../db/syncState.ts'
import { clockAt, instantOfClock } from '../../shared/sync/clock.ts'
import { addCustomer, by } from '../support/business.ts'
import { newStore, testTime } from '../support/temporaryStore.ts'

const year = 365 * 24 * 60 * 60_000
const save = (store: Store, code: string): Promise<number> =>
  store.write(by(7, 'customers.save', 'customers.edit'), tx => addCustomer(tx, 1, code))
const clocks = async ({ reader }: Store): Promise<number[]> =>
  (await reader.selectFrom('tx').select('clock').orderBy('number').execute()).map(tx => tx.clock)

test('a clock that ran a year ahead goes on from the right time once all that was written under it is settled', async () => {
  let now = testTime + year
  const store = newStore({ now: () => now })
  await save(store, 'A')
  now = testTime
  await noteContact(store, { epoch: 3, clockOffset: 0, officeTime: 0 })
  await save(store, 'B')
  const [ahead = 0, behind = 0] = await clocks(store)
  expect(ahead).toBe(clockAt(testTime + year))
  expect(behind, 'what waits keeps its order').toBe(ahead + 1)

  await acknowledge(store, [
    { number: 1, verdict: 'accepted' },
    { number: 2, verdict: 'accepted' },
  ])
  await noteContact(store, { epoch: 3, clockOffset: 0, officeTime: 0 })
  await settleAnswered(store)
  await noteContact(store, { epoch: 3, clockOffset: 0, officeTime: 0 })
  now += 60_000
  await save(store, 'C')
  expect(instantOfClock((await clocks(store)).at(-1) ?? 0)).toBe(now)
})

test('fault 22: a clock that is set back a year after a contact does not go back with it', async () => {
  let now = testTime
  const store = newStore({ now: () => now })
  await noteContact(store, { epoch: 3, clockOffset: 0, officeTime: 0 })
  now -= year
  await save(store, 'A')
  expect(await clocks(store)).toEqual([clockAt(testTime) + 1])
})

test('an answer that took too long to tell the time leaves the clock as it was', async () => {
  let now = testTime
  const store = newStore({ now: () => now })
  await noteContact(store, { epoch: 3, clockOffset: 0, officeTime: 0 })
  now -= year
  await noteContact(store, { epoch: 3, clockOffset: null, officeTime: 0 })
  await save(store, 'A')
  expect(await clocks(store)).toEqual([clockAt(testTime) + 1])
})

test('two acts in one millisecond keep their order through a contact', async () => {
  const store = newStore()
  await save(store, 'A')
  await noteContact(store, { epoch: 3, clockOffset: 0, officeTime: 0 })
  await save(store, 'B')
  const [first = 0, second = 0] = await clocks(store)
  expect(second).toBeGreaterThan(first)
})
