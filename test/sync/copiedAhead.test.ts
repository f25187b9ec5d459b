import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addCustomer, by } from '../support/business.ts'
import { type City, type CityDesk, openCity } from '../support/city.ts'
import { takeOrders } from '../support/takeOrders.ts'

/** Copies of a computer whose orders went before the file that it had taken over. */
let city: City
const folder = mkdtempSync(path.join(tmpdir(), 'konvwa-clone-'))

beforeAll(async () => {
  city = await openCity()
})
afterAll(async () => {
  await city.close()
  rmSync(folder, { recursive: true, force: true })
})

const order = () => ({
  company: city.company,
  customer: city.customer,
  person: city.clerk.cap,
  depot: city.company.depot,
  depotCode: 'CAP',
})

/** Customers out of a file, one transaction each. */
async function imported(desk: CityDesk, ...codes: string[]): Promise<void> {
  const act = { ...by(city.clerk.cap, 'imports.apply', 'customers.edit'), batch: 'file' }
  for (const code of codes) await desk.store.write(act, tx => addCustomer(tx, city.company.depot, code))
}

const codesAtOffice = async (): Promise<string[]> => {
  await city.founder.sync.now()
  const rows = await city.founder.store.reader
    .selectFrom('customer')
    .select('code')
    .where('code', 'like', 'F%')
    .orderBy('code')
    .execute()
  return rows.map(row => row.code)
}

async function copied(desk: CityDesk): Promise<{ one: CityDesk; other: CityDesk }> {
  await desk.close()
  const copy = mkdtempSync(path.join(folder, 'copy-'))
  cpSync(desk.folder, copy, { recursive: true })
  const [one, other] = [city.track({ folder: desk.folder }, desk.link), city.track({ folder: copy }, desk.link)]
  for (const each of [one, other]) await each.sync.start()
  return { one, other }
}

test('a file that waits on both copies counts once, whichever of them sends it', async () => {
  const desk = await city.addDesk()
  await imported(desk, 'F01', 'F02', 'F03', 'F04')
  const { one, other } = await copied(desk)
  await takeOrders(one, order(), 1)
  await one.sync.setPlan({ urgentOnly: true })
  expect(await one.sync.now()).toMatchObject({ trouble: null, waitingTransactions: 4 })

  await takeOrders(other, order(), 1)
  expect(await other.sync.now()).toMatchObject({ trouble: 'frame-fork' })
  await city.office.approveCopies()
  expect(await other.sync.now()).toMatchObject({ trouble: null, waitingTransactions: 0 })
  expect(await codesAtOffice()).toEqual(['F01', 'F02', 'F03', 'F04'])

  await one.sync.setPlan({ urgentOnly: false })
  expect(await one.sync.now()).toMatchObject({ trouble: null, waitingTransactions: 0, needsAttention: 0 })
  expect(await codesAtOffice()).toEqual(['F01', 'F02', 'F03', 'F04'])
  expect(await city.differences(one)).toEqual([])
  expect(await city.differences(city.founder)).toEqual([])
})

test('what each copy brought in from a file of its own, behind an order that went first, is two rows in the end', async () => {
  const desk = await city.addDesk()
  await imported(desk, 'F11', 'F12')
  const { one, other } = await copied(desk)
  await imported(one, 'F13-one')
  await takeOrders(one, order(), 1)
  await one.sync.setPlan({ urgentOnly: true })
  expect(await one.sync.now()).toMatchObject({ trouble: null, waitingTransactions: 3 })

  await imported(other, 'F13-other')
  await other.store.write(by(city.clerk.cap, 'customers.save', 'customers.edit'), tx =>
    addCustomer(tx, city.company.depot, 'F14-other'),
  )
  expect(await other.sync.now()).toMatchObject({ trouble: 'frame-fork' })
  await city.office.approveCopies()
  expect(await other.sync.now()).toMatchObject({ trouble: null, waitingTransactions: 0 })

  // Only now is it known that the two had parted before the order: whoever comes second becomes another computer.
  await one.sync.setPlan({ urgentOnly: false })
  expect(await one.sync.now()).toMatchObject({ trouble: 'frame-fork' })
  await city.office.approveCopies()
  expect(await one.sync.now()).toMatchObject({ trouble: null, waitingTransactions: 0 })
  expect(await codesAtOffice()).toEqual(['F01', 'F02', 'F03', 'F04', 'F11', 'F12', 'F13-one', 'F13-other', 'F14-other'])
  for (const each of [other, one]) await each.sync.now()
  for (const each of [one, other, city.founder]) expect(await city.differences(each)).toEqual([])
})
