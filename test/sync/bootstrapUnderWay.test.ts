import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { syncState } from '../../db/syncState.ts'
import { outgoingParts } from '../../electron/sync/parts/outgoingParts.ts'
import { partKinds } from '../../shared/sync/wire/parts.ts'
import { keepBooks } from '../sim/officeBooks.ts'
import { type City, type CityDesk, openCity } from '../support/city.ts'
import { packSnapshots } from '../support/packSnapshots.ts'
import { takeOrders } from '../support/takeOrders.ts'

// A thousand orders each, on a computer that does other things too.
vi.setConfig({ testTimeout: 120_000 })

let city: City
let desk: CityDesk

beforeEach(async () => {
  city = await openCity()
  desk = await city.addDesk()
}, 120_000)
afterEach(() => city.close())

async function take(count: number): Promise<void> {
  const { company, customer } = city
  const order = { company, customer, person: city.clerk.cap, depot: company.depot, depotCode: 'CAP' }
  await takeOrders(desk, order, count)
  await desk.sync.now()
}

const underWay = (at: CityDesk) => at.store.reader.selectFrom('snapshot_import').select(['scope', 'held']).execute()

/** A computer that has just joined and was cut off at once. */
async function joined(): Promise<CityDesk> {
  const other = await city.addComputer()
  const code = await city.office.code({ founding: false, depot: city.company.depot, headOffice: false })
  other.link.set({ cutAfterDown: 1500 })
  await other.sync.join({ address: other.link.url, code, computer: 'Ti biwo' })
  expect((await syncState(other.store.reader)).cursors).toEqual({})
  // Another start of the program asks again which snapshots there are.
  await other.close()
  return city.track({ folder: other.folder }, other.link)
}

/** Cuts its link once it holds the first bytes of the depot's snapshot. */
async function fetchSome(other: CityDesk): Promise<void> {
  // A poor link makes answers small, so that one snapshot takes several.
  for (let stall = 0; stall < 3; stall += 1) {
    other.link.set({ cutAfterDown: 200 })
    await other.sync.now()
  }
  const begun = async (): Promise<boolean> =>
    (await underWay(other)).some(each => each.scope.startsWith('depot:') && each.held > 0)
  for (let cut = 1500; cut < 20_000 && !(await begun()); cut += 700) {
    other.link.set({ cutAfterDown: cut })
    await other.sync.now()
  }
  expect(await begun(), other.logged.join('\n')).toBe(true)
  other.link.set({ cutAfterDown: null })
}

test('a head office that came back from a backup while its snapshot was under way is believed, and the new computer holds what it holds', async () => {
  await take(100)
  const other = await joined()
  await city.founder.sync.now()
  const backup = keepBooks(city.office.ask)
  await backup.keep('night')
  await take(800)
  await packSnapshots(city.office.databaseUrl)
  await fetchSome(other)
  await backup.bring('night')
  expect(await other.sync.now()).toMatchObject({ trouble: null })
  expect(await underWay(other)).toEqual([])
  for (const each of [desk, city.founder, desk, other]) expect(await each.sync.now()).toMatchObject({ trouble: null })
  for (const each of [desk, other]) expect(await city.differences(each)).toEqual([])
})

test('a computer that is moved to another depot while a snapshot comes lets go of it', async () => {
  await take(1000)
  await packSnapshots(city.office.databaseUrl)
  const other = await joined()
  await fetchSome(other)
  const { device } = other.identity.present()
  await city.office.ask(`UPDATE device SET depot_id = ${city.gonaives} WHERE number = ${device}`)
  expect(await other.sync.now()).toMatchObject({ trouble: null })
  expect(await underWay(other)).toEqual([])
  expect(await other.store.reader.selectFrom('sales_order').select('id').execute()).toEqual([])
  expect(await city.differences(other)).toEqual([])
})

test('a new computer that sends only what is urgent fetches all the same what it starts from, and says until then how much is to come', async () => {
  await take(400)
  await packSnapshots(city.office.databaseUrl)
  let other = await joined()
  await fetchSome(other)
  await other.sync.setPlan({ urgentOnly: true })
  other.link.set({ down: true })
  const rows = (await other.sync.now()).toCome
  expect(rows).toBeGreaterThan(100)
  await other.close()
  other = city.track({ folder: other.folder }, other.link)
  expect((await other.sync.status()).toCome).toBe(rows)
  other.link.set({ down: false })
  expect(await other.sync.now()).toMatchObject({ trouble: null, toCome: 0, plan: { urgentOnly: true } })
  expect(await underWay(other)).toEqual([])
  expect(await city.differences(other)).toEqual([])
})

test('a short question goes along with a request that is full, a long one waits', async () => {
  const lane = { ask: async () => [Uint8Array.of(1)], take: async () => undefined, more: () => false }
  const [vitals, snapshot] = [partKinds.vitals, partKinds.snapshot]
  const parts = await outgoingParts(
    [
      { ...lane, kind: vitals },
      { ...lane, kind: snapshot, short: true },
    ],
    0,
  )
  expect(parts.map(part => part.kind)).toEqual([snapshot])
})
