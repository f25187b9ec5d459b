import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createORPCClient } from '@orpc/client'
import { openDesk } from '../../electron/desk.ts'
import type { Client } from '../../shared/contract.ts'
import { doors, openLoopback } from '../support/doors.ts'
import { password, type Seeded, seedDrinksDesk } from '../support/drinksDesk.ts'
import { busyDay, orderOf } from '../support/drinksOrders.ts'
import { testHeadOffice } from '../support/headOffice.ts'

export interface CompanyOfPictures {
  /** The order desk at Cap-Haïtien, in the middle of its day, one conflict and one request before it. */
  readonly deskUrl: string
  /** A computer that has just been unpacked. */
  readonly newUrl: string
  readonly headOfficeUrl: string
  close(): Promise<void>
}

/** A head office on real PostgreSQL, its own computer, a desk that has joined it, and one that has nothing yet. */
export async function openCompany(renderer: string): Promise<CompanyOfPictures> {
  const office = await testHeadOffice()
  const desk = await openComputer('Order desk 1', renderer)
  const fresh = await openComputer('Order desk 2', renderer)
  const headquarters = await seedDrinksDesk(async client => {
    await client.setup.join({ address: office.url, code: office.code, computer: 'Head office' })
    await client.auth.signIn({ login: 'mirlande', password })
    const depotId = (await client.settings.get()).depots[0]?.id ?? 0
    const roseline = { login: 'roseline', name: 'Roseline Pierre', role: 'manager', language: 'en' } as const
    await client.people.save({ id: null, depotId, active: true, password, ...roseline })
    await synced(client)
    const code = await office.makeCode({ depotId, headOffice: false })
    await desk.client.setup.join({ address: office.url, code, computer: 'Order desk 1' })
    await desk.arrived()
    await desk.client.auth.signIn({ login: 'roseline', password })
    await aDay(desk.client, desk.setBack)
    await synced(desk.client)
    await apart(client, desk.client)
    await desk.client.auth.signOut()
  })
  return {
    deskUrl: desk.url,
    newUrl: fresh.url,
    headOfficeUrl: office.url,
    close: async () => {
      await desk.close()
      await fresh.close()
      headquarters.remove()
      await office.close()
    },
  }
}

async function openComputer(computer: string, renderer: string) {
  const folder = mkdtempSync(path.join(tmpdir(), 'konvwa-pictures-'))
  let behind = 0
  const quiet = (): void => {}
  const { desk, sessions, close } = await openDesk({
    folder,
    clock: { now: () => Date.now() - behind, uptime: () => performance.now() },
    log: { info: quiet, warn: quiet, error: quiet },
    computer,
    timeZone: 'America/Port-au-Prince',
    application: '0.1.0',
    syncs: false,
  })
  const way = await doors.port(desk, sessions)
  const door = await openLoopback(desk, sessions, renderer)
  return {
    url: door.url,
    client: createORPCClient<Client>(way.link),
    /** Until the people of the depot are here. */
    arrived: async () => {
      while ((await desk.store.reader.selectFrom('person').select('id').execute()).length < 5) await desk.sync.now()
    },
    setBack: (minutes: number): void => {
      behind = minutes * 60_000
    },
    close: async () => {
      await way.close()
      await door.close()
      await close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function aDay(client: Client, setBack: Seeded['setBack']): Promise<void> {
  const customers = await client.customers.list({})
  const products = await client.products.list({})
  const seeded = {
    folder: '',
    customers: Object.fromEntries(customers.rows.map(row => [row.code, row.id])),
    products: Object.fromEntries(products.rows.map(row => [row.sku, row.id])),
    setBack,
  }
  await busyDay(client, seeded)
  const { today } = await client.settings.get()
  const soon = dayAfter(today, 3)
  const received = async (customer: string, minutes: number, wanted: Record<string, number>): Promise<number> => {
    setBack(minutes)
    const { id } = await client.orders.save(orderOf(seeded, customer, soon, wanted))
    await client.orders.receive({ id })
    return id
  }
  await received('C-005', 95, { 'MAL-24': 240, 'KOL-24': 480, 'DLO-12': 288 })
  await received('C-006', 40, { 'BYE-24': 96, 'TON-24': 24 })
  const checked = await received('C-007', 70, { 'DLO-12': 960, 'GAL-1': 40 })
  await client.orders.check({ id: checked })
  setBack(20)
  await client.orders.saveAndConfirm(orderOf(seeded, 'C-006', soon, { 'BYE-24': 144, 'KOL-24': 72 }))
  setBack(12)
  await client.orders.saveAndConfirm(orderOf(seeded, 'C-002', soon, { 'JWI-24': 120, 'JWI-12': 60, 'SID-12': 48 }))
  setBack(0)
  await client.customers.saveTerms({
    ...{ customerId: seeded.customers['C-001'] ?? 0, priceListId: null, paymentDays: 21, currency: 'HTG' },
    ...{ creditLimitMinor: 75_000_000, hold: false, holdReasonId: null },
    note: 'They have paid on time for a year.',
  })
}

/** The same customer's delivery days, changed at head office and at the desk before either heard of the other. */
async function apart(office: Client, desk: Client): Promise<void> {
  await changeDays(office, 0b0100101)
  await changeDays(desk, 0b0010011)
  await synced(office)
  await synced(desk)
}

async function changeDays(client: Client, deliveryDays: number): Promise<void> {
  const found = (await client.customers.list({ search: 'Ti Marie' })).rows[0]
  if (!found) throw new Error('the customer has not arrived')
  const customer = await client.customers.find({ id: found.id })
  await client.customers.save({ ...customer, deliveryDays })
}

/** Until nothing waits and nothing more comes. */
async function synced(client: Client): Promise<void> {
  for (let round = 0; round < 100; round += 1) {
    await client.sync.now()
    await new Promise(resolve => setTimeout(resolve, 100))
    const status = await client.sync.status()
    if (status.state === 'idle' && status.waitingTransactions === 0 && round > 2) return
  }
  throw new Error('head office has not received everything')
}

const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T12:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
