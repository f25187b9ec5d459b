import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createORPCClient } from '@orpc/client'
import { openDesk } from '../../electron/desk.ts'
import type { Client } from '../../shared/contract.ts'
import type { CustomerClass } from '../../shared/customers/class.ts'
import { doors } from './doors.ts'

/** Everybody's password at the desk of drinks. */
export const password = 'dlo-fre-anpil'

export interface DrinksDesk {
  readonly folder: string
  /** As `customers.find` knows them, by code. */
  readonly customers: Readonly<Record<string, number>>
  /** By product code. */
  readonly products: Readonly<Record<string, number>>
  remove(): void
}

export interface Seeded extends Omit<DrinksDesk, 'remove'> {
  /** From now on it is so many minutes ago: what is entered is that old when the test begins. */
  setBack(minutes: number): void
}

/**
 * A depot at Cap-Haïtien with twelve drinks, a price list, a promotion, eight customers, one of them on hold, and four people: Mirlande who
 * leads it and works as head office while it is alone, a supervisor, a clerk and a viewer. `more` may enter whatever a test needs besides.
 * Books and identity are entered once in a process and copied together, as a disk is moved to another computer.
 */
export async function seedDrinksDesk(more?: (client: Client, desk: Seeded) => Promise<void>): Promise<DrinksDesk> {
  begun ??= begin()
  const { folder: like, ...known } = await begun
  const folder = temporary()
  cpSync(like, folder, { recursive: true })
  const seeded = { folder, ...known }
  if (more)
    await atDesk(folder, async (client, setBack) => {
      await client.auth.signIn({ login: 'mirlande', password })
      await more(client, { ...seeded, setBack })
    })
  return { ...seeded, remove: () => rmSync(folder, { recursive: true, force: true }) }
}

let begun: Promise<Omit<DrinksDesk, 'remove'>> | undefined

const temporary = (): string => mkdtempSync(path.join(tmpdir(), 'konvwa-drinks-'))

async function begin(): Promise<Omit<DrinksDesk, 'remove'>> {
  const folder = temporary()
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  return atDesk(folder, async client => {
    await client.setup.workAlone({
      company: 'Brasri Nò',
      baseCurrency: 'HTG',
      secondCurrency: 'USD',
      rateE6: 131_500_000,
      fiscalStartMonth: 10,
      depotCode: 'CAP',
      depotName: 'Cap-Haïtien',
      timeZone: 'America/Port-au-Prince',
      language: 'ht',
      name: 'Mirlande Joseph',
      login: 'mirlande',
      password,
    })
    await client.auth.signIn({ login: 'mirlande', password })
    const products = await addProducts(client)
    const customers = await addCustomers(client)
    await addPeople(client)
    return { folder, products, customers }
  })
}

/** Opens the desk of this folder without a sync, and closes it again. */
async function atDesk<Answer>(
  folder: string,
  work: (client: Client, setBack: Seeded['setBack']) => Promise<Answer>,
): Promise<Answer> {
  let behind = 0
  const clock = { now: () => Date.now() - behind, uptime: () => performance.now() }
  const quiet = (): void => {}
  const { desk, sessions, close } = await openDesk({
    folder,
    clock,
    log: { info: quiet, warn: quiet, error: quiet },
    computer: 'Order desk 1',
    timeZone: 'America/Port-au-Prince',
    application: 'test',
    syncs: false,
    // What is kept says how costly it is, so that signing in is cheap as well.
    passwordCost: { memoryCost: 1024, timeCost: 1, parallelism: 1 },
  })
  const { link, close: leave } = await doors.port(desk, sessions)
  try {
    return await work(createORPCClient<Client>(link), minutes => {
      behind = minutes * 60_000
    })
  } finally {
    await leave()
    await close()
  }
}

/** Code, Kreyòl, French, English, bottles in a case, centimes for a case. */
const drinks = [
  ['MAL-24', 'Malta, kès 24 × 33 cl', 'Malta, caisse 24 × 33 cl', 'Malt drink, case of 24 × 33 cl', 24, 115_000],
  ['BYE-24', 'Byè, kès 24 × 33 cl', 'Bière, caisse 24 × 33 cl', 'Beer, case of 24 × 33 cl', 24, 148_000],
  ['DLO-12', 'Dlo, kès 12 × 50 cl', 'Eau, caisse 12 × 50 cl', 'Water, case of 12 × 50 cl', 12, 42_000],
  ['KOL-24', 'Kola, kès 24 × 25 cl', 'Kola, caisse 24 × 25 cl', 'Cola, case of 24 × 25 cl', 24, 102_000],
  ['JWI-12', 'Ji sitwon, kès 12 × 1 l', 'Jus de citron, caisse 12 × 1 l', 'Lime juice, case of 12 × 1 l', 12, 96_000],
  [
    'JWI-24',
    'Ji chadèk, kès 24 × 25 cl',
    'Jus de chadèque, caisse 24 × 25 cl',
    'Grapefruit juice, 24 × 25 cl',
    24,
    118_000,
  ],
  ['WON-6', 'Wonm, kès 6 × 75 cl', 'Rhum, caisse 6 × 75 cl', 'Rum, case of 6 × 75 cl', 6, 540_000],
  ['FWI-24', 'Fwi kiltive, kès 24', 'Fruité, caisse 24', 'Fruit soda, case of 24', 24, 98_000],
  ['ENE-24', 'Bwason enèji, kès 24', 'Boisson énergisante, caisse 24', 'Energy drink, case of 24', 24, 210_000],
  ['TON-24', 'Tonik, kès 24 × 20 cl', 'Tonic, caisse 24 × 20 cl', 'Tonic water, case of 24 × 20 cl', 24, 125_000],
  ['SID-12', 'Sid, kès 12 × 33 cl', 'Cidre, caisse 12 × 33 cl', 'Cider, case of 12 × 33 cl', 12, 135_000],
  ['GAL-1', 'Galon dlo 5 galon', 'Bonbonne d’eau 5 gallons', 'Water, 5 gallon jug', 1, 12_500],
] as const

async function addProducts(client: Client): Promise<Record<string, number>> {
  const { taxClasses } = await client.settings.get()
  const taxClassId = taxClasses.find(each => each.rateBp === 1000)?.id
  const [list] = await client.priceLists.list()
  if (taxClassId === undefined || !list) throw new Error('a company begins with taxes and a price list')
  const products: Record<string, number> = {}
  for (const [sku, ht, fr, en, caseUnits, priceMinor] of drinks) {
    const names = { ht, fr, en }
    const containers = { unitContainerId: null, caseContainerId: null }
    const rest = { ...containers, weightG: null, barcode: null, category: 'bwason', active: true, note: '' }
    const saved = await client.products.save({ id: null, sku, names, caseUnits, taxClassId, ...rest })
    if (saved.outcome !== 'saved') throw new Error('a desk that works alone saves its own products')
    products[sku] = saved.id
    const price = { productId: saved.id, priceUnits: caseUnits, priceMinor, fromQuantity: 1 }
    await client.priceLists.saveItem({ priceListId: list.id, n: 0, ...price, note: '' })
  }
  await client.priceLists.savePromotion({
    id: null,
    name: 'Kola 10 + 1',
    productId: products['KOL-24'] ?? 0,
    buyQuantity: 240,
    freeQuantity: 24,
    validFrom: '2020-01-01',
    validTo: '2099-12-31',
    active: true,
    note: '',
  })
  return products
}

const shops: readonly (readonly [code: string, name: string, city: string, customerClass: CustomerClass])[] = [
  ['C-001', 'Depo Bon Pri', 'Limbé', 'wholesaler'],
  ['C-002', 'Supermarché Aux 4 Coins', 'Cap-Haïtien', 'supermarket'],
  ['C-003', 'Hôtel Lakay', 'Cap-Haïtien', 'hotel'],
  ['C-004', 'Boutik Ti Marie', 'Milot', 'kiosk'],
  ['C-005', 'Mache Kwabosal', 'Ouanaminthe', 'market'],
  ['C-006', 'Ba Chez Fifi', 'Limbé', 'kiosk'],
  ['C-007', 'Lopital Jistinyen', 'Cap-Haïtien', 'institution'],
  ['C-008', 'Depo Rivyè', 'Limonade', 'wholesaler'],
]

async function addCustomers(client: Client): Promise<Record<string, number>> {
  const { depots, reasonCodes } = await client.settings.get()
  const depotId = depots[0]?.id ?? 0
  const customers: Record<string, number> = {}
  for (const [index, [code, name, city, customerClass]] of shops.entries()) {
    const saved = await client.customers.save({
      id: null,
      version: 0,
      depotId,
      code,
      name,
      tradeName: '',
      customerClass,
      zone: 'Nò',
      address: '',
      city,
      phone: `+509 37 00 10 0${index}`,
      language: 'ht',
      deliveryDays: 0b0111111,
      taxId: '',
      notes: '',
      active: true,
      contacts: [],
    })
    customers[code] = saved.id
  }
  await client.customers.saveTerms({
    customerId: customers['C-003'] ?? 0,
    priceListId: null,
    paymentDays: 15,
    creditLimitMinor: null,
    currency: 'HTG',
    hold: true,
    holdReasonId: reasonCodes.find(reason => reason.kind === 'hold')?.id ?? null,
    note: '',
  })
  return customers
}

async function addPeople(client: Client): Promise<void> {
  const { depots } = await client.settings.get()
  const at = { id: null, depotId: depots[0]?.id ?? null, active: true, password }
  await client.people.save({ ...at, login: 'sabine', name: 'Sabine Toussaint', role: 'supervisor', language: 'fr' })
  await client.people.save({ ...at, login: 'judeline', name: 'Judeline Desir', role: 'order-desk', language: 'ht' })
  await client.people.save({ ...at, login: 'wisner', name: 'Wisner Pierre', role: 'viewer', language: 'ht' })
}
