import { createHash } from 'node:crypto'
import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addAttachment, listAttachments } from '../../db/attachments.ts'
import { keepBlob, readBlob, wantBlob } from '../../db/blobs.ts'
import { by } from '../support/business.ts'
import { type City, type CityDesk, openCity } from '../support/city.ts'
import { carried, fileOf, type OfficeFiles, openOfficeFiles } from '../support/officeFiles.ts'
import { takeOrders } from '../support/takeOrders.ts'

/** Files in parts, and what breaks in the middle of them. */
let city: City
let office: OfficeFiles
let far: CityDesk
let near: CityDesk
/** Throws in the turn of this number from now; 0 for never. */
let [cutAtDesk, cutAtOffice] = [0, 0]
const broke = new Error('the power went')

beforeAll(async () => {
  city = await openCity()
  office = await openOfficeFiles(city.office.databaseUrl, {
    partBytes: 90_000,
    onTransaction: () => {
      cutAtOffice -= 1
      if (cutAtOffice === 0) throw broke
    },
  })
  near = await city.addDesk()
  far = await city.addDesk({
    partBytes: 90_000,
    onTurn: when => {
      if (when !== 'before-commit') return
      cutAtDesk -= 1
      if (cutAtDesk === 0) throw broke
    },
  })
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

function picture(seed: string, length: number): Buffer {
  const noise = Array.from({ length: Math.ceil(length / 32) }, (_, place) =>
    createHash('sha256').update(`${seed} ${place}`).digest(),
  )
  return Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), ...noise]).subarray(0, length)
}

async function attach(desk: CityDesk, bytes: Buffer): Promise<string> {
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  await desk.store.write(by(city.clerk.cap, 'attachments.add', 'customers.edit'), async tx => {
    await keepBlob(tx, sha256, bytes, Date.now())
    const record = { table: 'customer', rowId: city.customer, depotId: city.company.depot } as const
    const file = { name: 'Chèk.jpg', mediaType: 'image/jpeg', size: bytes.length, sha256, thumbnail: '' } as const
    await addAttachment(tx, { ...record, ...file, person: city.clerk.cap, at: Date.now() })
  })
  return sha256
}

test('pictures go and come in a file of several parts, in whatever order they are brought; the missing ones are named', async () => {
  const theirs = await attach(near, picture('theirs', 130_000))
  await near.sync.now()
  await carried(far, office)
  await far.store.writePrivate(tx => wantBlob(tx, theirs, 130_000, Date.now()))
  const own = await Promise.all(['a', 'b'].map(seed => attach(far, picture(seed, 100_000))))
  await orders(far, 2)

  const { bundle, parts } = await fileOf(far)
  expect(parts.length).toBeGreaterThanOrEqual(3)
  const numbers = parts.map((_, index) => index + 1)
  for (const [turn, part] of parts.toReversed().entries()) {
    const brought = await office.take(part)
    const missing = numbers.slice(0, parts.length - 1 - turn)
    expect(brought).toMatchObject(missing.length > 0 ? { state: 'waiting', missing } : { state: 'taken' })
  }
  const answers = await office.answer(bundle)
  expect(answers.length).toBeGreaterThanOrEqual(2)
  for (const answer of answers.slice(1)) {
    expect(await far.sync.files.take(answer, () => {})).toMatchObject({
      state: 'waiting',
      missing: expect.arrayContaining([1]),
    })
  }
  expect(await far.sync.files.take(answers[0] ?? new Uint8Array(), () => {})).toMatchObject({
    state: 'taken',
    answered: 4,
  })
  expect(Buffer.from((await readBlob(far.store.reader, theirs)) ?? []).equals(picture('theirs', 130_000))).toBe(true)
  const there = await city.office.ask<{ sha256: string }>('SELECT sha256 FROM blob WHERE have = size')
  expect(there.map(each => each.sha256)).toEqual(expect.arrayContaining(own))
  const files = await listAttachments(far.store.reader, { table: 'customer', rowId: city.customer })
  expect(files.map(each => each.atOffice)).toEqual(files.map(each => each.size))
  expect(await city.differences(far)).toEqual([])
})

test('wherever the power goes while a file is written, taken in and answered, the same again ends with everything once', async () => {
  const mine = await orders(far, 6)
  await orders(near, 3)
  await near.sync.now()
  /** Tries again, cut one step later each time, until it comes through. */
  async function until<T>(cut: (at: number) => void, work: () => Promise<T>): Promise<{ result: T; cuts: number }> {
    for (let at = 1; ; at += 1) {
      cut(at)
      try {
        return { result: await work(), cuts: at - 1 }
      } catch (error) {
        if (error !== broke) throw error
      } finally {
        cut(0)
      }
    }
  }
  const desk = (at: number): void => {
    cutAtDesk = at
  }
  const there = (at: number): void => {
    cutAtOffice = at
  }
  const written = await until(desk, () => fileOf(far))
  expect(written.cuts).toBeGreaterThanOrEqual(2)
  const { bundle, parts } = written.result
  const folder = path.join(far.folder, 'files')
  expect(readdirSync(folder)).toEqual([bundle])

  const taken = await until(there, async () => {
    for (const part of parts) await office.take(part)
  })
  expect(taken.cuts).toBeGreaterThanOrEqual(2)
  const answers = await office.answer(bundle)
  const back = await until(desk, async () => {
    for (const answer of answers) await far.sync.files.take(answer, () => {})
  })
  expect(back.cuts).toBeGreaterThanOrEqual(4)
  expect((await far.sync.status()).waitingTransactions).toBe(0)
  expect(await city.differences(far)).toEqual([])
  const counted = await city.office.ask<{ count: string }>(
    `SELECT count(*) FROM row_state WHERE columns ->> 'number' = ANY ($1)`,
    [mine],
  )
  expect(Number(counted[0]?.count)).toBe(6)
})

test('a file that is cancelled leaves nothing, and everything still waits', async () => {
  await orders(far, 2)
  const before = readdirSync(path.join(far.folder, 'files'))
  const stop = new AbortController()
  stop.abort()
  await expect(far.sync.files.write(stop.signal, () => {})).rejects.toThrow()
  expect(readdirSync(path.join(far.folder, 'files'))).toEqual(before)
  expect((await far.sync.status()).waitingTransactions).toBe(2)
  await carried(far, office)
  expect(await city.differences(far)).toEqual([])
  expect(existsSync(path.join(far.folder, 'files', before[0] ?? ''))).toBe(false)
})
