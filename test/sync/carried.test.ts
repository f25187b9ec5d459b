import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { headBytes, readHead } from '../../shared/sync/file/head.ts'
import { FileRefused } from '../../shared/sync/file/problem.ts'
import { type City, type CityDesk, openCity } from '../support/city.ts'
import { fileOf, type OfficeFiles, openOfficeFiles } from '../support/officeFiles.ts'
import { takeOrders } from '../support/takeOrders.ts'

/** Files of a computer without a link, handed on by others over theirs. */
// Many rounds over one link after the other.
vi.setConfig({ testTimeout: 120_000 })

let city: City
let office: OfficeFiles
/** Its link is away for good. */
let far: CityDesk
let near: CityDesk
/** Of another depot. */
let gonaives: CityDesk
/** Throws in the turn of this number from now at `near`; 0 for never. */
let cutAt = 0
const broke = new Error('the power went')

beforeAll(async () => {
  city = await openCity()
  office = await openOfficeFiles(city.office.databaseUrl)
  far = await city.addDesk({ partBytes: 200 })
  near = await city.addDesk({
    onTurn: when => {
      if (when !== 'before-commit') return
      cutAt -= 1
      if (cutAt === 0) throw broke
    },
  })
  gonaives = await city.addDesk({ depot: city.gonaives })
  far.link.set({ down: true })
})
afterAll(async () => {
  await office.close()
  await city.close()
})

const orders = (desk: CityDesk, count: number) =>
  takeOrders(
    desk,
    {
      company: city.company,
      customer: city.customer,
      person: city.clerk.cap,
      depot: city.company.depot,
      depotCode: 'CAP',
    },
    count,
  )
const problemOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'taken',
    error => (error instanceof FileRefused ? error.problem : `${error}`),
  )
const bring = (desk: CityDesk, part: Uint8Array | undefined) => desk.sync.files.take(part ?? new Uint8Array(), () => {})

/** The answer that lies ready at a carrier, taken to the computer that asked. */
async function back(carrier: CityDesk, bundle: string, to: CityDesk) {
  const file = (await carrier.sync.files.carried()).find(each => each.bundle === bundle)
  expect(file).toMatchObject({ state: 'taken', answer: { ready: true } })
  let brought = null
  for (let part = 1; part <= (file?.answer?.parts ?? 0); part += 1)
    brought = await bring(to, (await carrier.sync.files.part(bundle, part))?.bytes)
  return brought
}
const countThere = async (numbers: readonly string[]): Promise<number> =>
  (await city.office.ask("SELECT 1 FROM row_state WHERE columns ->> 'number' = ANY ($1)", [numbers])).length
const carriedBy = async (bundle: string): Promise<number | undefined> =>
  (await city.office.ask<{ carried_by: number }>('SELECT carried_by FROM file_taken WHERE bundle = $1', [bundle]))[0]
    ?.carried_by

test('a file of a computer without a link goes by another one’s link to head office behind its own rows, and its answer comes back the same way', async () => {
  const mine = await orders(far, 15)
  const { bundle, parts } = await fileOf(far)
  expect(parts.length).toBeGreaterThanOrEqual(2)
  const own = await orders(near, 2)
  for (const [place, part] of parts.entries())
    expect(await bring(near, part)).toMatchObject({
      state: 'carried',
      computer: 'Desk 2',
      missing: parts.map((_, index) => index + 1).slice(place + 1),
    })
  expect(await near.sync.now()).toMatchObject({ trouble: null, waitingTransactions: 0 })
  expect(await countThere([...mine, ...own])).toBe(17)
  expect(await carriedBy(bundle)).toBe(near.identity.present().device)
  expect(await back(near, bundle, far)).toMatchObject({ state: 'taken', answered: 15 })
  expect(await city.differences(far)).toEqual([])
  expect(await city.differences(near)).toEqual([])
  expect(
    await near.store.reader.selectFrom('carried_piece').select('part').where('way', '=', 'there').execute(),
  ).toEqual([])
  await near.sync.files.drop(bundle)
  expect(await near.sync.files.carried()).toEqual([])
})

test('wherever the power goes at the carrier, and wherever its link breaks, the file arrives once, and its answer whole', async () => {
  const mine = await orders(far, 5)
  const { bundle, parts } = await fileOf(far)
  for (const part of parts) await bring(near, part)
  let cuts = 0
  for (let at = 1, over = false; !over; at += 1) {
    near.link.set({ cutAfterUp: at % 2 === 0 ? 400 + 150 * at : null })
    cutAt = at
    const { trouble } = await near.sync.now()
    over = cutAt > 0 && trouble === null
    if (!over) cuts += 1
    cutAt = 0
  }
  near.link.set({ cutAfterUp: null })
  expect(cuts).toBeGreaterThan(6)
  expect(await countThere(mine)).toBe(5)
  expect(await back(near, bundle, far)).toMatchObject({ state: 'taken', answered: 5 })
  expect(await city.differences(far)).toEqual([])
  const half = await city.office.ask('SELECT 1 FROM carried_piece')
  expect(half).toEqual([])
})

test('two carriers bring the same file, one of them from another depot: it counts once, the second sends only its beginning, and both have the answer', async () => {
  const mine = await orders(far, 8)
  const { bundle, parts } = await fileOf(far)
  for (const part of parts) await bring(gonaives, part)
  await gonaives.sync.now()
  expect(await countThere(mine)).toBe(8)
  for (const part of parts) await bring(near, part)
  await near.sync.now()
  const sent = await city.office.ask<{ size: string }>('SELECT 1 FROM carried_piece UNION ALL SELECT 1 FROM file_part')
  expect(sent).toEqual([])
  expect(await carriedBy(bundle)).toBe(gonaives.identity.present().device)
  expect(await back(near, bundle, far)).toMatchObject({ state: 'taken', answered: 8 })
  expect(await back(gonaives, bundle, far)).toMatchObject({ state: 'taken', news: 0 })
  expect(await countThere(mine)).toBe(8)
  expect(await city.differences(far)).toEqual([])
  expect(await city.differences(gonaives)).toEqual([])
})

test('the parts of one file may come by different ways: one over a link, the other to head office’s page', async () => {
  await orders(far, 15)
  const { bundle, parts } = await fileOf(far)
  const [first, ...others] = parts
  await bring(near, first)
  await near.sync.now()
  expect((await near.sync.files.carried()).find(each => each.bundle === bundle)).toMatchObject({
    state: 'there',
    answer: null,
  })
  for (const part of others) await office.take(part)
  // A carrier asks again after a while; another start of the program asks at once.
  await near.close()
  near = city.track({ folder: near.folder }, near.link)
  await near.sync.now()
  expect(await back(near, bundle, far)).toMatchObject({ state: 'taken', answered: 15 })
  expect(await city.differences(far)).toEqual([])
})

test('a garbled file, one that is behind, and one for another company are refused with their reasons, and go no further', async () => {
  await orders(far, 1)
  const earlier = await fileOf(far)
  await orders(far, 1)
  const { bundle, parts } = await fileOf(far)
  const [part = new Uint8Array(), ...others] = parts
  const garbled = Uint8Array.from(part)
  garbled[part.length - 30] = (garbled[part.length - 30] ?? 0) ^ 1
  expect(await problemOf(bring(near, part.subarray(0, -1)))).toBe('cut-short')
  const { head, known } = readHead(part)
  const theirs = Buffer.concat([headBytes({ ...head, receiver: new Uint8Array(8) }), part.subarray(known.length)])
  expect(await problemOf(bring(near, theirs))).toBe('other-receiver')
  for (const each of [garbled, ...others]) await bring(near, each)
  await near.sync.now()
  expect((await near.sync.files.carried())[0]).toMatchObject({ bundle, state: 'refused', problem: 'damaged' })
  expect((await far.sync.status()).waitingTransactions).toBe(2)

  // The right copy takes the place of the garbled one.
  await bring(near, part)
  await near.sync.now()
  expect(await back(near, bundle, far)).toMatchObject({ state: 'taken', answered: 2 })
  for (const each of earlier.parts) await bring(near, each)
  await near.sync.now()
  expect((await near.sync.files.carried()).find(each => each.bundle === earlier.bundle)).toMatchObject({
    state: 'refused',
    problem: 'older',
  })
  expect(await problemOf(bring(far, part))).toBe('for-head-office')
})

test('what a stopped computer sends by another’s link is kept aside, and a stopped carrier hands on nothing', async () => {
  const stopped = await city.addDesk()
  stopped.link.set({ down: true })
  const mine = await orders(stopped, 2)
  const { bundle, parts } = await fileOf(stopped)
  const { device } = stopped.identity.present()
  await city.office.ask('UPDATE device SET revoked_at = 1 WHERE number = $1', [device])
  for (const part of parts) await bring(near, part)
  await near.sync.now()
  expect((await near.sync.files.carried()).find(each => each.bundle === bundle)).toMatchObject({
    state: 'refused',
    problem: 'revoked',
  })
  expect(await countThere(mine)).toBe(0)
  expect((await city.office.ask('SELECT 1 FROM quarantine WHERE device = $1', [device])).length).toBeGreaterThan(0)

  const written = await orders(far, 1)
  const file = await fileOf(far)
  await city.office.ask('UPDATE device SET revoked_at = 1 WHERE number = $1', [gonaives.identity.present().device])
  for (const part of file.parts) await bring(gonaives, part)
  expect(await gonaives.sync.now()).toMatchObject({ trouble: 'revoked' })
  expect(await countThere(written)).toBe(0)
})
