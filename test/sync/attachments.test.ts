import { createHash } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addAttachment, listAttachments, removeAttachment, type StoredAttachment } from '../../db/attachments.ts'
import { forgetUnnamed, keepBlob, keptBytes, nextToSend, readBlob, wantBlob } from '../../db/blobs.ts'
import { attachmentLane } from '../../electron/sync/parts/attachmentLane.ts'
import { answerBytes, readAsk } from '../../shared/sync/wire/attachments.ts'
import { by } from '../support/business.ts'
import { type City, type CityDesk, openCity } from '../support/city.ts'
import { startDesk } from '../support/deskProcess.ts'
import { takeOrders } from '../support/takeOrders.ts'

let city: City
let one: CityDesk
let two: CityDesk
let elsewhere: CityDesk

beforeAll(async () => {
  city = await openCity()
  one = await city.addDesk()
  two = await city.addDesk()
  elsewhere = await city.addDesk({ depot: city.gonaives })
})
afterAll(() => city.close())

let drawn = 0
/** Bytes that begin as a JPEG and that nothing makes smaller. */
function picture(length: number): Buffer {
  drawn += 1
  const noise = Array.from({ length: Math.ceil(length / 32) }, (_, place) =>
    createHash('sha256').update(`${drawn} ${place}`).digest(),
  )
  return Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), ...noise]).subarray(0, length)
}
const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** Hangs bytes on the city's customer at a desk, as the screen's call does. */
async function attach(desk: CityDesk, bytes: Buffer): Promise<string> {
  const sha256 = hashOf(bytes)
  await desk.store.write(by(city.clerk.cap, 'attachments.add', 'customers.edit'), async tx => {
    await keepBlob(tx, sha256, bytes, Date.now())
    const record = { table: 'customer', rowId: city.customer, depotId: city.company.depot } as const
    const file = { name: 'Chèk.jpg', mediaType: 'image/jpeg', size: bytes.length, sha256, thumbnail: '' } as const
    await addAttachment(tx, { ...record, ...file, person: city.clerk.cap, at: Date.now() })
  })
  return sha256
}

const fileAt = async (desk: CityDesk, sha256: string): Promise<StoredAttachment | undefined> =>
  (await listAttachments(desk.store.reader, { table: 'customer', rowId: city.customer })).find(
    each => each.sha256 === sha256,
  )
const want = (desk: CityDesk, sha256: string, size: number) =>
  desk.store.writePrivate(tx => wantBlob(tx, sha256, size, Date.now()))
const atOffice = (sha256: string) =>
  city.office.ask<{ have: number; size: number }>('SELECT have::integer, size::integer FROM blob WHERE sha256 = $1', [
    sha256,
  ])

test('a picture hung on a customer at one desk is at head office, and at the other desk once somebody wants to see it', async () => {
  const bytes = picture(60_000)
  const sha256 = await attach(one, bytes)
  await one.sync.now()
  expect(await atOffice(sha256)).toEqual([{ have: 60_000, size: 60_000 }])
  expect(await fileAt(one, sha256)).toMatchObject({ here: 60_000, atOffice: 60_000 })
  expect(await city.differences(one)).toEqual([])

  await two.sync.now()
  expect(await fileAt(two, sha256)).toMatchObject({ here: 0, name: 'Chèk.jpg' })
  await want(two, sha256, 60_000)
  await two.sync.now()
  expect(Buffer.from((await readBlob(two.store.reader, sha256)) ?? []).equals(bytes)).toBe(true)
  expect(await nextToSend(two.store.reader, [])).toBeUndefined()
})

test('fault 7: a computer killed in the middle of sending a file goes on from the piece it had come to, and the bytes are the same', async () => {
  const desk = await city.addDesk()
  const sha256 = await attach(desk, picture(140_000))
  await desk.close()
  const child = await startDesk(desk.folder)
  desk.link.set({ up: 25_000 })
  const syncing = child.sync().catch(() => 'gone')
  for (let have = 0; have < 30_000; await wait(20)) have = Number((await atOffice(sha256))[0]?.have ?? 0)
  await child.kill()
  expect(await syncing).toBe('gone')
  const [half] = await atOffice(sha256)
  expect(Number(half?.have)).toBeLessThan(140_000)
  desk.link.set({ up: null })
  const before = desk.link.traffic.up
  const again = city.track({ folder: desk.folder }, desk.link)
  expect(await again.sync.now()).toMatchObject({ waitingTransactions: 0, trouble: null })
  const resent = desk.link.traffic.up - before - (140_000 - Number(half?.have))
  expect(resent).toBeLessThan(66_000)
  expect(await atOffice(sha256)).toEqual([{ have: 140_000, size: 140_000 }])
  await want(two, sha256, 140_000)
  await two.sync.now()
  expect(hashOf((await readBlob(two.store.reader, sha256)) ?? new Uint8Array())).toBe(sha256)
}, 90_000)

test('fault 7: a cut in the middle of a file costs at most one piece', async () => {
  const sha256 = await attach(one, picture(140_000))
  one.link.set({ cutAfterUp: 100_000 })
  expect((await one.sync.now()).trouble).not.toBeNull()
  const [half] = await atOffice(sha256)
  const before = one.link.traffic.up
  expect(Number(half?.have)).toBeGreaterThan(20_000)
  expect(Number(half?.have)).toBeLessThan(140_000)
  await one.sync.now()
  expect(await atOffice(sha256)).toEqual([{ have: 140_000, size: 140_000 }])
  const again = one.link.traffic.up - before - (140_000 - Number(half?.have))
  expect(again).toBeLessThan(66_000)
})

test('orders saved while a file is on its way do not wait for it', async () => {
  const sha256 = await attach(one, picture(150_000))
  const order = {
    company: city.company,
    customer: city.customer,
    person: city.clerk.cap,
    depot: city.company.depot,
    depotCode: 'CAP',
  }
  const taken = await takeOrders(one, order, 2)
  const arrived: number[] = []
  const seen = one.store.changes.watch(tables => {
    if (tables.has('attachment')) arrived.push(Date.now())
  })
  await one.sync.now()
  seen()
  const found = await city.office.ask<{ number: string }>(
    `SELECT columns ->> 'number' AS number FROM row_state WHERE tbl = 30 AND columns ->> 'number' = ANY ($1::text[]) ORDER BY 1`,
    [taken],
  )
  expect(found.map(({ number }) => number)).toEqual(taken)
  expect(arrived.length).toBeGreaterThan(2)
  expect(await atOffice(sha256)).toEqual([{ have: 150_000, size: 150_000 }])
})

test('a desk of another depot neither gets a file nor may send one under a name that is not its own', async () => {
  const bytes = picture(2_000)
  const sha256 = await attach(one, bytes)
  await one.sync.now()
  await want(elsewhere, sha256, 2_000)
  await elsewhere.sync.now()
  expect(await readBlob(elsewhere.store.reader, sha256)).toBeNull()

  const stranger = picture(3_000)
  await elsewhere.store.writePrivate(tx => keepBlob(tx, hashOf(stranger), stranger, Date.now()))
  const asks = await asksOf(elsewhere, hashOf(stranger))
  expect(asks).toEqual([])
  await elsewhere.sync.now()
  expect(await atOffice(hashOf(stranger))).toEqual([])
})

/** What the lane of a desk would say of a file. */
async function asksOf(desk: CityDesk, sha256: string) {
  const lane = attachmentLane({ store: desk.store, clock: { uptime: () => 0 } })
  return (await lane.ask(9_000)).map(readAsk).filter(ask => ask.kind === 'put' && ask.sha256 === sha256)
}

test('bytes that are not what their hash says are thrown away at both ends', async () => {
  const bytes = picture(5_000)
  const sha256 = await attach(one, bytes)
  await one.store.writePrivate(tx =>
    tx
      .updateTable('blob_piece')
      .set({ bytes: picture(5_000) })
      .where('sha256', '=', sha256)
      .execute(),
  )
  await one.sync.now()
  expect(await atOffice(sha256)).toEqual([])
  expect(await fileAt(one, sha256)).toMatchObject({ atOffice: 0 })
  await one.store.writePrivate(tx => tx.deleteFrom('blob').where('sha256', '=', sha256).execute())

  const good = picture(4_000)
  const other = await attach(one, good)
  await one.sync.now()
  await two.sync.now()
  await want(two, other, 4_000)
  await city.office.ask('UPDATE blob_piece SET bytes = $2 WHERE sha256 = $1', [other, picture(4_000)])
  await two.sync.now()
  expect(await fileAt(two, other)).toMatchObject({ here: 0, wanted: 1 })
})

test('what head office does not take rests for a while and does not hold up the next file', async () => {
  let uptime = 0
  const lane = attachmentLane({ store: one.store, clock: { uptime: () => uptime } })
  const first = await attach(one, picture(1_000))
  const second = await attach(one, picture(1_000))
  await one.sync.now()
  await one.store.writePrivate(tx =>
    tx.updateTable('blob').set({ at_office: 0 }).where('sha256', 'in', [first, second]).execute(),
  )
  const asked = async () =>
    (await lane.ask(2_000)).map(readAsk).flatMap(ask => (ask.kind === 'put' ? [ask.sha256] : []))
  const [refused] = await asked()
  await lane.take([answerBytes({ kind: 'put', sha256: refused ?? '', state: 'full', have: 0 })])
  expect(await lane.more()).toBe(true)
  const [next] = await asked()
  expect(new Set([refused, next])).toEqual(new Set([first, second]))
  await lane.take([answerBytes({ kind: 'put', sha256: next ?? '', state: 'ok', have: 1_000 })])
  expect(await lane.more()).toBe(false)
  expect(await asked()).toEqual([])
  uptime = 7 * 3_600_000
  expect(await asked()).toEqual([refused])
  await lane.take([answerBytes({ kind: 'put', sha256: refused ?? '', state: 'ok', have: 1_000 })])
})

test('a file that no record names any more leaves the computer, and one that two records name stays', async () => {
  const bytes = picture(2_500)
  const sha256 = await attach(one, bytes)
  await attach(one, bytes)
  const [file] = (await listAttachments(one.store.reader, { table: 'customer', rowId: city.customer })).filter(
    each => each.sha256 === sha256,
  )
  const before = await keptBytes(one.store.reader)
  const remove = (id: number) =>
    one.store.write(by(city.clerk.cap, 'attachments.remove', 'customers.edit'), tx => removeAttachment(tx, id))
  await remove(file?.id ?? 0)
  await forgetUnnamed(one.store)
  expect(await keptBytes(one.store.reader)).toBe(before)
  await remove((await fileAt(one, sha256))?.id ?? 0)
  await forgetUnnamed(one.store)
  expect(await keptBytes(one.store.reader)).toBe(before - 2_500)
})
