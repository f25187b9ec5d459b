import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { NumbersClosed } from '../../db/problem.ts'
import { addCustomer, addOrder, by } from '../support/business.ts'
import { type City, type CityDesk, openCity } from '../support/city.ts'
import { takeOrders } from '../support/takeOrders.ts'

let city: City
const folders: string[] = []

beforeAll(async () => {
  city = await openCity()
})
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

/** The books alone, as a backup holds them. */
function backUp(desk: CityDesk): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'konvwa-backup-'))
  folders.push(folder)
  const database = new Database(desk.file, { readonly: true })
  database.exec(`VACUUM INTO '${path.join(folder, 'konvwa.db')}'`)
  database.close()
  return folder
}

/** Puts a backup in place of a desk's books and starts it again; who it is stands outside of them. */
async function restored(desk: CityDesk, backup: string, more: { link?: 'cut' } = {}): Promise<CityDesk> {
  await desk.close()
  for (const end of ['', '-wal', '-shm']) rmSync(`${desk.file}${end}`, { force: true })
  cpSync(path.join(backup, 'konvwa.db'), desk.file)
  if (more.link === 'cut') desk.link.set({ down: true })
  const again = city.track({ folder: desk.folder }, desk.link)
  await again.sync.start()
  return again
}

/** Where a copy differs from head office, but for two orders of one number: one stands before a person, the other is kept aside meanwhile. */
async function unlike(desk: CityDesk, number: string): Promise<string[]> {
  const ids: { id: number }[] = []
  for (const { store } of [desk, city.founder])
    ids.push(...(await store.reader.selectFrom('sales_order').select('id').where('number', '=', number).execute()))
  const all = await city.differences(desk)
  return all.filter(each => !ids.some(({ id }) => each.includes(String(id))))
}

const numbersAtOffice = async (): Promise<string[]> => {
  await city.founder.sync.now()
  const rows = await city.founder.store.reader.selectFrom('sales_order').select('number').orderBy('number').execute()
  return rows.map(row => row.number ?? '')
}

test('fault 18: the same backup restored twice without a link gives no number twice, and everything is at head office in the end', async () => {
  let desk = await city.addDesk()
  const first = await takeOrders(desk, order(), 2)
  await desk.sync.now()
  const waiting = await takeOrders(desk, order(), 1)
  const backup = backUp(desk)
  const sent = await takeOrders(desk, order(), 2)
  await desk.sync.now()
  const lost = await takeOrders(desk, order(), 1)

  desk = await restored(desk, backup, { link: 'cut' })
  const second = await takeOrders(desk, order(), 2)
  desk.link.set({ down: false })
  expect(await desk.sync.now()).toMatchObject({ trouble: null, waitingTransactions: 0 })
  desk = await restored(desk, backup, { link: 'cut' })
  const third = await takeOrders(desk, order(), 2)

  const onPaper = [...first, ...waiting, ...sent, ...lost, ...second, ...third]
  expect(new Set(onPaper).size).toBe(onPaper.length)

  desk.link.set({ down: false })
  expect(await desk.sync.now()).toMatchObject({ trouble: null, waitingTransactions: 0, needsAttention: 0 })
  const there = await numbersAtOffice()
  expect(there).toEqual(expect.arrayContaining([...first, ...waiting, ...sent, ...second, ...third]))
  expect(new Set(there).size).toBe(there.length)
  expect(await city.differences(desk)).toEqual([])
  expect(await city.differences(city.founder)).toEqual([])
})

test('older books without a number set aside are worked on at once, but give no document number before head office named a lane', async () => {
  let desk = await city.addDesk()
  await takeOrders(desk, order(), 1)
  await desk.sync.now()
  const backup = backUp(desk)
  const sent = await takeOrders(desk, order(), 1)
  await desk.sync.now()
  desk.identity.change({ spares: [] })

  desk = await restored(desk, backup, { link: 'cut' })
  const { lane } = desk.identity.present()
  await expect(takeOrders(desk, order(), 1)).rejects.toThrow(NumbersClosed)
  await desk.store.write(by(city.clerk.cap, 'customers.save', 'customers.edit'), tx =>
    addCustomer(tx, city.company.depot, 'R001'),
  )
  desk.link.set({ down: false })
  expect(await desk.sync.now()).toMatchObject({ trouble: null, waitingTransactions: 0 })
  expect(desk.identity.present().lane).not.toBe(lane)
  const after = await takeOrders(desk, order(), 1)
  await desk.sync.now()
  expect(await numbersAtOffice()).toEqual(expect.arrayContaining([...sent, ...after]))
  expect(await city.differences(desk)).toEqual([])
})

test('fault 19: a disk that was copied gives two computers, and the work of both is at head office once each', async () => {
  const desk = await city.addDesk()
  await takeOrders(desk, order(), 1)
  await desk.sync.now()
  const shared = await takeOrders(desk, order(), 1)
  const folder = mkdtempSync(path.join(tmpdir(), 'konvwa-clone-'))
  folders.push(folder)
  await desk.close()
  cpSync(desk.folder, folder, { recursive: true })
  const one = city.track({ folder: desk.folder }, desk.link)
  const other = city.track({ folder }, desk.link)
  await one.sync.start()
  await other.sync.start()

  const mine = await takeOrders(one, order(), 2)
  await one.store.write(by(city.clerk.cap, 'customers.save', 'customers.edit'), tx =>
    addCustomer(tx, city.company.depot, 'C-one'),
  )
  await other.store.write(by(city.clerk.cap, 'customers.save', 'customers.edit'), tx =>
    addCustomer(tx, city.company.depot, 'C-other'),
  )
  const drafted = await other.store.write(by(city.clerk.cap, 'orders.save', 'orders.enter'), tx =>
    addOrder(tx, {
      company: { ...city.company, person: city.clerk.cap },
      customer: city.customer,
      number: null,
      now: 1,
    }),
  )
  const theirs = await takeOrders(other, order(), 1)
  expect(mine).toContain(theirs[0])

  expect(await one.sync.now()).toMatchObject({ trouble: null, waitingTransactions: 0 })
  expect(await other.sync.now()).toMatchObject({ trouble: 'frame-fork', waitingTransactions: 4 })
  await expect(takeOrders(other, order(), 1)).rejects.toThrow(NumbersClosed)

  await city.office.approveCopies()
  const after = await other.sync.now()
  expect(after).toMatchObject({ trouble: null, waitingTransactions: 0, needsAttention: expect.any(Number) })
  expect(other.identity.present().publicKey).not.toBe(one.identity.present().publicKey)
  const later = await takeOrders(other, order(), 1)
  const still = await takeOrders(one, order(), 1)
  for (const each of [other, one, other]) await each.sync.now()

  const there = await numbersAtOffice()
  for (const number of [...shared, ...mine, ...later, ...still])
    expect(there.filter(each => each === number)).toEqual([number])
  const customers = await city.founder.store.reader.selectFrom('customer').select('code').execute()
  for (const code of ['C-one', 'C-other']) expect(customers.filter(each => each.code === code)).toHaveLength(1)
  // What both made under one id are two rows now.
  const drafts = await other.store.reader.selectFrom('sales_order').select('id').where('number', 'is', null).execute()
  expect(drafts).toEqual([{ id: expect.any(Number) }])
  expect(drafts[0]?.id).not.toBe(drafted)
  expect(await city.differences(one)).toEqual([])
  expect(await unlike(other, theirs[0] ?? '')).toEqual([])
  expect(await city.differences(city.founder)).toEqual([])
})
