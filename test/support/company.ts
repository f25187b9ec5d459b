import type { HeadOfficeOptions } from '../../headoffice/start.ts'
import { lineAmount, orderTotals } from '../../shared/orders/amounts.ts'
import type { Change, Values } from '../../shared/sync/protocol.ts'
import type { TableName } from '../../shared/sync/registry.ts'
import { enrolDesk, type TestDesk } from './desk.ts'
import { type TestHeadOffice, testHeadOffice } from './headOffice.ts'

/** Ids of a small company that a founding desk wrote. */
export interface Company {
  readonly boss: number
  readonly depotA: number
  readonly depotB: number
  readonly managerA: number
  readonly managerB: number
  readonly clerkA: number
  readonly viewerA: number
  readonly billingA: number
  readonly tax: number
  readonly beer: number
  readonly water: number
  readonly priceList: number
  readonly reason: number
}

/** Founds a company with two depots from the first computer, and sends it. */
export async function foundCompany(desk: TestDesk): Promise<Company> {
  const ids = () => desk.id()
  const company: Company = {
    boss: ids(),
    depotA: ids(),
    depotB: ids(),
    managerA: ids(),
    managerB: ids(),
    clerkA: ids(),
    viewerA: ids(),
    billingA: ids(),
    tax: ids(),
    beer: ids(),
    water: ids(),
    priceList: ids(),
    reason: ids(),
  }
  const put = (table: TableName, id: number, values: Values, sub = 0): Change =>
    desk.change(table, 'insert', id, values, { sub })
  desk.act(company.boss, 'people.edit', [put('person', company.boss, personRow('boss', 'head-office', null))])
  desk.act(company.boss, 'reference.edit', [
    put('company', ids(), companyRow),
    put('depot', company.depotA, depotRow('CAP')),
    put('depot', company.depotB, depotRow('GON')),
  ])
  desk.act(company.boss, 'people.edit', [
    put('person', company.managerA, personRow('mirlande', 'manager', company.depotA)),
    put('person', company.managerB, personRow('fednel', 'manager', company.depotB)),
    put('person', company.clerkA, personRow('judeline', 'order-desk', company.depotA)),
    put('person', company.viewerA, personRow('rose', 'viewer', company.depotA)),
    put('person', company.billingA, personRow('wisner', 'billing', company.depotA)),
  ])
  desk.act(company.boss, 'reference.edit', [
    put('tax_class', company.tax, {
      code: 'TCA',
      name_en: 'TCA',
      name_fr: 'TCA',
      name_ht: 'TCA',
      rate_bp: 1000,
      active: 1,
    }),
    put('product', company.beer, productRow('P1', company.tax)),
    put('product', company.water, productRow('W1', company.tax)),
    put('reason_code', company.reason, {
      kind: 'cancel',
      code: 'MIND',
      text_en: 'Changed mind',
      text_fr: 'Avis',
      text_ht: 'Chanje',
      active: 1,
    }),
    put('price_list', company.priceList, {
      code: 'GEN',
      name: 'General',
      currency: 'HTG',
      customer_class: null,
      zone: null,
      valid_from: '2026-01-01',
      valid_to: null,
      tax_included: 0,
    }),
    put(
      'price_item',
      company.priceList,
      { product_id: company.beer, price_units: 24, price_minor: 120_000, from_quantity: 1 },
      1,
    ),
  ])
  return company
}

const companyRow: Values = {
  name: 'Brasserie du Nord',
  legal_name: 'Brasserie du Nord S.A.',
  tax_id: '000-1',
  patente: '1',
  address: 'Cap-Haïtien',
  phone: '1',
  base_currency: 'HTG',
  second_currency: 'USD',
  fiscal_start_month: 10,
}

export const depotRow = (code: string): Values => ({
  code,
  name: code,
  address: '',
  phone: '',
  time_zone: 'America/Port-au-Prince',
  cutoff_minute: 960,
  language: 'ht',
  active: 1,
})

export const personRow = (login: string, role: string, depot: number | null): Values => ({
  depot_id: depot,
  login,
  name: login,
  role,
  language: 'ht',
  password_hash: `$argon2id$${login}`,
  active: 1,
  grant_signature: null,
})

export const productRow = (sku: string, tax: number): Values => ({
  sku,
  name_en: sku,
  name_fr: sku,
  name_ht: sku,
  case_units: 24,
  tax_class_id: tax,
  weight_g: null,
  barcode: null,
  category: 'beer',
  active: 1,
})

export const customerRow = (depot: number, code: string): Values => ({
  depot_id: depot,
  code,
  name: `Boutik ${code}`,
  trade_name: '',
  customer_class: 'kiosk',
  zone: 'Z1',
  address: '',
  city: 'Cap',
  phone: '37',
  language: 'ht',
  delivery_days: 3,
  tax_id: '',
  notes: '',
  active: 1,
})

export interface LineWish {
  readonly product: number
  readonly quantity: number
  readonly price?: number
}

export const lineRow = ({ product, quantity, price = 120_000 }: LineWish): Values => {
  const line = { quantity, price_units: 24, price_minor: price, discount_bp: 0, tax_rate_bp: 1000 }
  return {
    ...line,
    product_id: product,
    case_units: 24,
    price_source: 'general-list',
    amount_minor: lineAmount(line),
    free_reason_id: null,
    promotion_id: null,
  }
}

export interface OrderWish {
  readonly depot: number
  readonly customer: number
  readonly person: number
  readonly lines: readonly LineWish[]
  readonly number?: string | null
  readonly status?: string
}

export function orderRow(wish: OrderWish): Values {
  const lines = wish.lines.map(({ quantity, price = 120_000 }) => ({
    quantity,
    price_units: 24,
    price_minor: price,
    discount_bp: 0,
    tax_rate_bp: 1000,
  }))
  return {
    depot_id: wish.depot,
    customer_id: wish.customer,
    number: wish.number ?? null,
    status: wish.status ?? 'received',
    held_from: null,
    hold_kind: null,
    reason_id: null,
    reason_note: '',
    channel: 'phone',
    customer_reference: '',
    requested_day: '2026-11-18',
    currency: 'HTG',
    rate_e6: null,
    rate_currency: null,
    price_list_id: null,
    tax_included: 0,
    ...orderTotals(lines, false),
    note: '',
    ordered_day: '2026-11-17',
    received_at: 1_700_000_000_000,
    checked_at: null,
    confirmed_at: null,
    status_since: 1_700_000_000_000,
    entered_by: wish.person,
  }
}

/** The changes that make an order with its lines. */
export function orderChanges(desk: TestDesk, id: number, wish: OrderWish): Change[] {
  return [
    desk.change('sales_order', 'insert', id, orderRow(wish)),
    ...wish.lines.map((line, index) => desk.change('order_line', 'insert', id, lineRow(line), { sub: index + 1 })),
  ]
}

export interface TwoDepots {
  readonly office: TestHeadOffice
  readonly company: Company
  readonly boss: TestDesk
  /** A desk at depot A, one at depot B. */
  readonly deskA: TestDesk
  readonly deskB: TestDesk
}

/** A head office with a company, its own computer, and a desk at each of two depots; everybody is up to date. */
export async function twoDepots(options: Partial<HeadOfficeOptions> = {}): Promise<TwoDepots> {
  const office = await testHeadOffice(options)
  const now = options.now ?? Date.now
  const boss = await enrolDesk(office.url, { code: office.code, computer: 'Head office', now })
  const company = await foundCompany(boss)
  await boss.sync()
  const join = async (depotId: number, computer: string) => {
    const desk = await enrolDesk(office.url, {
      code: await office.makeCode({ depotId, headOffice: false }),
      computer,
      now,
    })
    await desk.sync()
    return desk
  }
  const deskA = await join(company.depotA, 'Counter A')
  const deskB = await join(company.depotB, 'Counter B')
  await boss.sync()
  return { office, company, boss, deskA, deskB }
}
