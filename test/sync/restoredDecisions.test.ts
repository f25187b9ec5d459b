import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import Database from 'better-sqlite3'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { discard } from '../../db/discard.ts'
import { escalate, listRefused } from '../../db/inbox.ts'
import { resend } from '../../db/resend.ts'
import { addCustomer, by } from '../support/business.ts'
import { type City, type CityDesk, openCity } from '../support/city.ts'
import { takeOrders } from '../support/takeOrders.ts'

let city: City
const folders: string[] = []

beforeAll(async () => {
  city = await openCity()
}, 180_000)
afterAll(async () => {
  await city.close()
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

const edit = () => by(city.clerk.cap, 'customers.save', 'customers.edit')
const role = (name: 'dispatcher' | 'supervisor') =>
  city.founder.store.write(by(city.company.person, 'people.save', 'people.edit'), tx =>
    tx.updateTable('person').set({ role: name }).where('id', '=', city.clerk.cap).execute(),
  )

function backUp(desk: CityDesk): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'konvwa-backup-'))
  folders.push(folder)
  const database = new Database(desk.file, { readonly: true })
  database.exec(`VACUUM INTO '${path.join(folder, 'konvwa.db')}'`)
  database.close()
  return folder
}

async function restored(desk: CityDesk, backup: string): Promise<CityDesk> {
  await desk.close()
  for (const end of ['', '-wal', '-shm']) rmSync(`${desk.file}${end}`, { force: true })
  cpSync(path.join(backup, 'konvwa.db'), desk.file)
  const again = city.track({ folder: desk.folder }, desk.link)
  await again.sync.start()
  return again
}

async function decidedAtOffice(): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: city.office.databaseUrl, options: '-c search_path=konvwa' })
  await client.connect()
  try {
    return (await client.query('SELECT decided FROM device_tx WHERE decided IS NOT NULL ORDER BY device, number')).rows
  } finally {
    await client.end()
  }
}

test('what was decided about refused changes after the backup is not asked again: what was sent again stands, what was given up is gone', async () => {
  let desk = await city.addDesk()
  await role('dispatcher')
  await city.founder.sync.now()
  const { depot } = city.company
  // Refused: a customer, an order, a change of a customer, another one; the last is handed to head office.
  await desk.store.write(edit(), tx => addCustomer(tx, depot, 'AGAIN'))
  await desk.store.write(edit(), tx => addCustomer(tx, depot, 'GIVEN-UP'))
  const order = { company: city.company, customer: city.customer, person: city.clerk.cap, depot, depotCode: 'CAP' }
  const [number = ''] = await takeOrders(desk, order, 1)
  const write = (values: { notes?: string; zone?: string }) =>
    desk.store.write(edit(), tx => tx.updateTable('customer').set(values).where('id', '=', city.customer).execute())
  await write({ notes: 'sent again' })
  await write({ zone: 'handed over' })
  await desk.sync.now()
  const [again, givenUp, ordered, note, zone] = (await listRefused(desk.store.reader)).map(({ tx }) => tx)
  const backup = backUp(desk)

  await role('supervisor')
  await city.founder.sync.now()
  await desk.sync.now()
  const { person } = edit()
  for (const tx of [again, note]) await resend(desk.store, edit(), tx ?? 0)
  await resend(desk.store, by(person, 'orders.save', 'orders.enter'), ordered ?? 0)
  await discard(desk.store, { tx: givenUp ?? 0, person, also: [] })
  await escalate(desk.store, { tx: zone ?? 0, person })
  await desk.sync.now()
  const decided = await decidedAtOffice()
  expect(decided).toHaveLength(5)

  desk = await restored(desk, backup)
  expect(await desk.sync.now(), desk.logged.join('\n')).toMatchObject({ trouble: null, needsAttention: 0 })
  expect(await listRefused(desk.store.reader)).toMatchObject([{ tx: zone, state: 'escalated' }])
  const customers = await desk.store.reader.selectFrom('customer').select(['code', 'notes', 'zone']).execute()
  expect(customers.map(({ code }) => code)).toContain('AGAIN')
  expect(customers.map(({ code }) => code)).not.toContain('GIVEN-UP')
  expect(customers).toContainEqual(expect.objectContaining({ notes: 'sent again', zone: 'handed over' }))
  const orders = await desk.store.reader.selectFrom('sales_order').select(['number', 'status']).execute()
  expect(orders).toEqual([{ number, status: 'received' }])
  expect(await decidedAtOffice()).toEqual(decided)

  await discard(desk.store, { tx: zone ?? 0, person, also: [] })
  await desk.sync.now()
  expect(await city.differences(desk)).toEqual([])
}, 180_000)
