import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findLife } from '../../db/life.ts'
import { NumbersClosed } from '../../db/problem.ts'
import { comeBack } from '../../headoffice/recovery/comeBack.ts'
import { releaseByPhone } from '../../headoffice/recovery/phoneRelease.ts'
import { startHeadOffice } from '../../headoffice/start.ts'
import { findOffice } from '../../headoffice/store/office.ts'
import { openStore } from '../../headoffice/store/pool.ts'
import type { CameBack } from '../../shared/sync/enrol.ts'
import { keepBooks } from '../sim/officeBooks.ts'
import { by } from '../support/business.ts'
import { type City, type CityDesk, openCity } from '../support/city.ts'
import { packSnapshots } from '../support/packSnapshots.ts'
import { screenAt } from '../support/screenAt.ts'
import { takeOrders } from '../support/takeOrders.ts'

/** What would have come of it: nothing of it is kept. */
class Rehearsed extends Error {
  readonly family: number | null

  constructor(family: number | null) {
    super('rehearsed')
    this.family = family
  }
}

let city: City
let one: CityDesk
const folders: string[] = []

beforeAll(async () => {
  city = await openCity()
  one = await city.addDesk()
}, 180_000)
afterAll(async () => {
  await city.close()
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

const order = () => ({
  company: city.company,
  customer: city.customer,
  person: city.clerk.cap,
  depot: city.company.depot,
  depotCode: 'CAP',
})
const notes = (desk: CityDesk, text: string) =>
  desk.store.write(by(city.clerk.cap, 'customers.save', 'customers.edit'), tx =>
    tx.updateTable('customer').set({ notes: text }).where('id', '=', city.customer).execute(),
  )
const notesAt = async ({ store }: CityDesk): Promise<string> =>
  (await store.reader.selectFrom('customer').select('notes').where('id', '=', city.customer).executeTakeFirstOrThrow())
    .notes
const numbersAt = async ({ store }: CityDesk): Promise<string[]> =>
  (await store.reader.selectFrom('sales_order').select('number').orderBy('number').execute()).map(
    row => row.number ?? '',
  )

async function settled(...desks: CityDesk[]): Promise<void> {
  for (const desk of desks)
    expect(await desk.sync.now(), desk.logged.join('\n')).toMatchObject({
      trouble: null,
      waitingTransactions: 0,
      needsAttention: 0,
    })
}

test('a head office restored to before a snapshot that a computer started from: where others have written since, it misses nothing', async () => {
  await takeOrders(one, order(), 6)
  await settled(one, city.founder)
  const backup = keepBooks(city.office.ask)
  await backup.keep('before')
  await notes(one, 'lost with the restore')
  await settled(one)
  await packSnapshots(city.office.databaseUrl, Date.now() + 3_600_000)
  const late = await city.addDesk()
  expect(await notesAt(late)).toBe('lost with the restore')
  late.link.set({ down: true })
  await backup.bring('before')

  // Told at the start, as somebody does who brought a backup back.
  const epoch = async () => (await city.office.ask<{ epoch: string }>('SELECT epoch FROM office'))[0]?.epoch
  const before = await epoch()
  const process = await startHeadOffice({ databaseUrl: city.office.databaseUrl, restored: true })
  await process.close()
  expect(await epoch()).not.toBe(before)
  expect(await city.office.ask('SELECT 1 FROM epoch_begun')).not.toEqual([])

  // Others write where the log was cut off, before anybody brings back what stood there.
  await city.founder.store.write(by(city.company.person, 'customers.save', 'customers.edit'), tx =>
    tx.updateTable('customer').set({ address: 'meanwhile' }).where('id', '=', city.customer).execute(),
  )
  await settled(city.founder)
  const after = [...(await takeOrders(one, order(), 2))]
  await settled(one, city.founder)

  // `late` was taken in after the backup: it is not known, keeps what waits and comes back with a code.
  late.link.set({ down: false })
  const waiting = await takeOrders(late, order(), 2)
  expect(await late.sync.now()).toMatchObject({ trouble: 'unknown-device', waitingTransactions: 2 })
  const screen = await screenAt(late, city.clerk.cap)
  const elsewhere = await city.office.code({ founding: false, depot: city.gonaives, headOffice: false })
  await expect(screen.sync.joinAgain({ code: elsewhere })).rejects.toMatchObject({ data: { reason: 'bad-code' } })
  const code = await city.office.code({ founding: false, depot: city.company.depot, headOffice: false })
  const { device, lane } = late.identity.present()
  // Whoever claims to have been another computer would have its transactions counted as its own.
  const store = openStore({ databaseUrl: city.office.databaseUrl, connections: 1, onError: () => undefined })
  const officeKey = (await findOffice(store)).publicKey
  const place = { depotId: city.company.depot, headOffice: false }
  const { receipts, publicKey } = late.identity.present()
  const formerly = (desk: CityDesk) => [{ device: desk.identity.present().device, incarnation: 1, through: 1_000_000 }]
  const theirs = one.identity.present()
  const claimed = (claim: Partial<CameBack>, key = publicKey): Promise<number | null> => {
    const again = { device, lane, ...place, epoch: 0, formers: [], receipts, ...claim }
    return store
      .transaction(async on => {
        const family = await comeBack(on, again, { ...place, founding: false }, { publicKey: key, officeKey })
        throw new Rehearsed(family)
      })
      .catch((error: unknown) => {
        if (error instanceof Rehearsed) return error.family
        throw error
      })
  }
  const [receipt] = receipts
  const [other] = theirs.receipts
  if (!receipt || !other) throw new Error('no receipt was kept')
  expect(await claimed({})).toBe(device)
  expect(await claimed({ receipts: [] })).toBeNull()
  expect(await claimed({ receipts: [other] })).toBeNull()
  expect(await claimed({ receipts: [{ ...other, device }] })).toBeNull()
  expect(await claimed({ receipts: [{ ...receipt, signature: other.signature }] })).toBeNull()
  expect(await claimed({ receipts: [{ ...receipt, request: other.request }] })).toBeNull()
  expect(await claimed({}, theirs.publicKey)).toBeNull()
  // A neighbour of the same place as a former self: not without what head office signed for it.
  expect(await claimed({ formers: formerly(one) })).toBeNull()
  expect(
    await claimed({ formers: formerly(one), receipts: [receipt, { ...receipt, device: theirs.device }] }),
  ).toBeNull()
  expect(await claimed({ formers: formerly(one), receipts: [receipt, other] })).not.toBeNull()
  expect(
    await claimed({
      formers: formerly(city.founder),
      receipts: [receipt, ...city.founder.identity.present().receipts],
    }),
  ).toBeNull()
  await store.close()
  late.identity.change({ receipts: [] })
  await expect(screen.sync.joinAgain({ code })).rejects.toMatchObject({ data: { reason: 'no-receipt' } })
  late.identity.change({ receipts })
  expect(await screen.sync.joinAgain({ code })).toMatchObject({ trouble: null, waitingTransactions: 0 })
  expect(late.identity.present()).toMatchObject({ device, lane, rebirths: [] })

  await settled(one, city.founder, late, one, city.founder)
  for (const desk of [one, late, city.founder]) {
    expect(await numbersAt(desk)).toEqual(expect.arrayContaining([...waiting, ...after]))
    expect(await city.differences(desk)).toEqual([])
  }
  expect(await notesAt(city.founder)).toBe('lost with the restore')
  const next = await city.addDesk()
  expect(next.identity.present().device).not.toBe(device)
}, 180_000)

test('without a link and without a number set aside, a code by phone opens the numbers of restored books, once, and no other code does', async () => {
  let desk = await city.addDesk()
  await takeOrders(desk, order(), 1)
  await settled(desk)
  const folder = mkdtempSync(path.join(tmpdir(), 'konvwa-backup-'))
  folders.push(folder)
  const database = new Database(desk.file, { readonly: true })
  database.exec(`VACUUM INTO '${path.join(folder, 'konvwa.db')}'`)
  database.close()
  const lost = await takeOrders(desk, order(), 1)
  desk.identity.change({ spares: [] })
  const restore = async (): Promise<void> => {
    // It is written behind each commit.
    const { transaction } = await findLife(desk.store.reader)
    await expect.poll(() => desk.identity.mark()?.transaction).toBe(transaction)
    await desk.close()
    for (const end of ['', '-wal', '-shm']) rmSync(`${desk.file}${end}`, { force: true })
    cpSync(path.join(folder, 'konvwa.db'), desk.file)
    desk.link.set({ down: true })
    desk = city.track({ folder: desk.folder }, desk.link)
    await desk.sync.start()
  }
  await restore()
  const { device } = desk.identity.present()
  const office = openStore({ databaseUrl: city.office.databaseUrl, connections: 1, onError: () => undefined })
  const codeFor = (question: string) =>
    office.transaction(on => releaseByPhone(on, { device, question, by: 1, at: Date.now() }))
  const status = await desk.sync.status()
  expect(status).toMatchObject({ books: 'no-numbers', phoneQuestion: expect.stringMatching(/^.{4}-.{4}$/) })
  await expect(takeOrders(desk, order(), 1)).rejects.toThrow(NumbersClosed)

  const given = await codeFor(status.phoneQuestion ?? '')
  expect(await codeFor(status.phoneQuestion?.toLowerCase() ?? '')).toEqual(given)
  expect(await codeFor('????-????')).toMatchObject({ problem: 'badQuestion' })
  const other = await codeFor('2345-6789')
  // The books are put back once more: the code was for the question before.
  const screen = await screenAt(desk, city.clerk.cap)
  await expect(screen.sync.release({ code: other.code ?? '' })).rejects.toMatchObject({
    data: { reason: 'wrong-phone-code' },
  })
  await expect(screen.sync.release({ code: given.code ?? '' })).rejects.toMatchObject({
    data: { reason: 'too-many-attempts' },
  })
  await new Promise(resolve => setTimeout(resolve, 1100))
  expect(await screen.sync.release({ code: given.code ?? '' })).toMatchObject({
    books: 'restored',
    phoneQuestion: null,
  })
  const onPaper = await takeOrders(desk, order(), 2)
  expect(onPaper).not.toEqual(expect.arrayContaining(lost))

  desk.identity.change({ spares: [] })
  await restore()
  const again = await desk.sync.status()
  expect(again.books).toBe('no-numbers')
  expect(again.phoneQuestion).not.toBe(status.phoneQuestion)
  expect(await desk.sync.release(given.code ?? '')).toBe(false)
  const second = await codeFor(again.phoneQuestion ?? '')
  expect(await desk.sync.release(second.code ?? '')).toBe(true)
  const later = await takeOrders(desk, order(), 1)
  expect(new Set([...lost, ...onPaper, ...later]).size).toBe(4)

  desk.link.set({ down: false })
  await settled(desk, city.founder)
  expect((await desk.sync.status()).books).toBe('own')
  expect(await numbersAt(city.founder)).toEqual(expect.arrayContaining(later))
  expect(await city.differences(desk)).toEqual([])
  await office.close()
}, 180_000)
