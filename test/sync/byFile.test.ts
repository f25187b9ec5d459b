import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findTaken } from '../../headoffice/store/files.ts'
import { FileRefused } from '../../shared/sync/file/problem.ts'
import { by } from '../support/business.ts'
import { type City, type CityDesk, openCity } from '../support/city.ts'
import { openOffice } from '../support/office.ts'
import { carried, fileOf, type OfficeFiles, openOfficeFiles } from '../support/officeFiles.ts'
import { takeOrders } from '../support/takeOrders.ts'

let city: City
let office: OfficeFiles
/** Its link is away; the other one's stands. */
let far: CityDesk
let near: CityDesk

beforeAll(async () => {
  city = await openCity()
  office = await openOfficeFiles(city.office.databaseUrl)
  far = await city.addDesk()
  near = await city.addDesk()
  far.link.set({ down: true })
})
afterAll(async () => {
  await office.close()
  await city.close()
})

const order = () => ({
  company: city.company,
  customer: city.customer,
  person: city.clerk.cap,
  depot: city.company.depot,
  depotCode: 'CAP',
})
const numbersAt = async (desk: CityDesk): Promise<(string | null)[]> =>
  (await desk.store.reader.selectFrom('sales_order').select('number').orderBy('number').execute()).map(
    each => each.number,
  )
const notes = (desk: CityDesk, text: string) =>
  desk.store.write(by(city.clerk.cap, 'customers.save', 'customers.edit'), tx =>
    tx.updateTable('customer').set({ notes: text }).where('id', '=', city.customer).execute(),
  )
const problemOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'taken',
    error => (error instanceof FileRefused ? error.problem : `${error}`),
  )
const take = (desk: CityDesk, part: Uint8Array | undefined) => desk.sync.files.take(part ?? new Uint8Array(), () => {})

test('a desk whose link is away sends everything by a file and has everything by its answer, and both are equal', async () => {
  const own = await takeOrders(far, order(), 30)
  const others = await takeOrders(near, order(), 3)
  await notes(near, 'rings at the gate')
  await near.sync.now()
  expect((await far.sync.status()).waitingTransactions).toBe(30)

  await carried(far, office)
  const after = await far.sync.status()
  expect([after.waitingTransactions, after.needsAttention]).toEqual([0, 0])
  expect(after.everythingUpTo).toBeGreaterThan(Date.now() - 60_000)
  expect(await numbersAt(far)).toEqual(expect.arrayContaining([...own, ...others]))
  expect(await city.differences(far)).toEqual([])
  await near.sync.now()
  expect(await numbersAt(near)).toEqual(expect.arrayContaining(own))
  expect((await far.sync.files.list())[0]).toMatchObject({
    transactions: 30,
    here: true,
    answeredAt: expect.any(Number),
  })
})

test('a computer that is heard of by a file alone was last seen when the file was written', async () => {
  const alone = await city.addDesk()
  alone.link.set({ down: true })
  const device = alone.identity.present().device
  await city.office.ask('UPDATE konvwa.device SET seen_at = $1 WHERE number = $2', [1, device])
  const { parts } = await fileOf(alone)
  const written = Date.now()
  await wait(50)
  for (const part of parts) await office.take(part)
  const [seen] = await city.office.ask<{ at: string }>('SELECT seen_at AS at FROM konvwa.device WHERE number = $1', [
    device,
  ])
  expect(Number(seen?.at)).toBeGreaterThan(written - 60_000)
  expect(Number(seen?.at)).toBeLessThanOrEqual(written)
})

test('fault 53: the same file twice, and the same answer twice, change nothing', async () => {
  await takeOrders(far, order(), 2)
  const { bundle, parts } = await fileOf(far)
  const [part = new Uint8Array()] = parts
  expect(await office.take(part)).toEqual({ state: 'taken', bundle, again: false })
  const [answer] = await office.answer(bundle)
  expect(await office.take(part)).toEqual({ state: 'taken', bundle, again: true })
  expect(await office.answer(bundle)).toEqual([answer])
  const first = await take(far, answer)
  expect(first).toMatchObject({ state: 'taken', answered: 2 })
  expect(await take(far, answer)).toMatchObject({ state: 'taken', news: 0 })
  expect(await city.differences(far)).toEqual([])
  expect((await office.store.query('SELECT 1 FROM file_part')).length).toBe(0)
})

test('fault 53: a file that the link overtook is harmless, and so is its answer', async () => {
  await takeOrders(far, order(), 4)
  const { bundle, parts } = await fileOf(far)
  far.link.set({ down: false })
  await takeOrders(far, order(), 1)
  await far.sync.now()
  await notes(near, 'moved to rue 9')
  await near.sync.now()
  await far.sync.now()
  far.link.set({ down: true })
  const before = await numbersAt(far)
  const [part = new Uint8Array()] = parts
  expect(await office.take(part)).toMatchObject({ state: 'taken' })
  expect(await findTaken(office.store, bundle)).toMatchObject({ transactions: 4, refused: 0 })
  expect(await take(far, (await office.answer(bundle))[0])).toMatchObject({ state: 'taken', news: 0 })
  expect(await numbersAt(far)).toEqual(before)
  expect(await city.differences(far)).toEqual([])
  far.link.set({ down: false })
  await takeOrders(far, order(), 1)
  expect((await far.sync.now()).trouble).toBeNull()
  far.link.set({ down: true })
  expect(await city.differences(far)).toEqual([])
})

test('frames that left in a file and by link are one, whichever arrives first', async () => {
  await takeOrders(far, order(), 3)
  const { parts } = await fileOf(far)
  await office.take(parts[0] ?? new Uint8Array())
  // The answer is still on its way when the link comes back.
  far.link.set({ down: false })
  expect(await far.sync.now()).toMatchObject({ trouble: null, waitingTransactions: 0 })
  far.link.set({ down: true })
  expect(await city.differences(far)).toEqual([])
})

test('fault 53: a later file brings all that an earlier one brought; the earlier one is refused behind it, and so is its answer', async () => {
  await takeOrders(far, order(), 2)
  const first = await fileOf(far)
  await takeOrders(far, order(), 2)
  const second = await fileOf(far)
  await office.take(second.parts[0] ?? new Uint8Array())
  expect(await problemOf(office.take(first.parts[0] ?? new Uint8Array()))).toBe('older')
  expect(await take(far, (await office.answer(second.bundle))[0])).toMatchObject({ state: 'taken', answered: 4 })
  expect(await city.differences(far)).toEqual([])

  const third = await fileOf(far)
  await office.take(third.parts[0] ?? new Uint8Array())
  const [early] = await office.answer(third.bundle)
  const fourth = await fileOf(far)
  await office.take(fourth.parts[0] ?? new Uint8Array())
  await take(far, (await office.answer(fourth.bundle))[0])
  expect(await problemOf(take(far, early))).toBe('older')
})

test('each wrong file is refused for what it is, and nothing of it is taken in', async () => {
  await takeOrders(far, order(), 1)
  const { bundle, parts } = await fileOf(far)
  const [part = new Uint8Array()] = parts
  const other = await fileOf(near)
  expect(await problemOf(take(far, part))).toBe('for-head-office')
  const broken = Uint8Array.from(part)
  broken[part.length - 20] = (broken[part.length - 20] ?? 0) ^ 1
  expect(await problemOf(office.take(broken))).toBe('damaged')
  expect(await problemOf(office.take(part.subarray(0, -1)))).toBe('cut-short')
  expect(await problemOf(office.take(Buffer.from('PK not ours')))).toBe('not-konvwa')
  expect((await far.sync.status()).waitingTransactions).toBe(1)
  await office.take(part)
  await office.take(other.parts[0] ?? new Uint8Array())
  const [answer = new Uint8Array()] = await office.answer(bundle)
  expect(await problemOf(office.take(answer))).toBe('for-a-desk')
  expect(await problemOf(take(near, answer))).toBe('other-receiver')
  expect(await problemOf(take(far, (await office.answer(other.bundle))[0]))).toBe('other-receiver')
  expect(await problemOf(take(far, answer.subarray(0, 60)))).toBe('cut-short')
  expect(await take(far, answer)).toMatchObject({ state: 'taken', answered: 1 })
})

test('a file for the head office of another company is refused there, unread', async () => {
  const elsewhere = await openOffice()
  const theirs = await openOfficeFiles(elsewhere.databaseUrl)
  const { parts } = await fileOf(far)
  expect(await problemOf(theirs.take(parts[0] ?? new Uint8Array()))).toBe('other-receiver')
  await theirs.close()
  await elsewhere.close()
})
