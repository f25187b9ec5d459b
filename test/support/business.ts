import { nextId } from '../../db/nextId.ts'
import type { Store } from '../../db/open.ts'
import type { Writer } from '../../db/schema.ts'
import type { Act } from '../../db/write.ts'
import type { Role } from '../../shared/auth/role.ts'
import { lineAmount, orderTotals } from '../../shared/orders/amounts.ts'

/** Ids of the rows that most tests need. */
export interface Company {
  readonly depot: number
  readonly person: number
  readonly taxClass: number
  readonly products: readonly number[]
  readonly priceList: number
}

/** What one person does, in the words of the contract. */
export const by = (person: number, why: Act['why'], right: Act['right']): Act => ({ person, why, right })

/** A company of one depot, one manager with head-office rights, three products and a price list; as "work alone" leaves it. */
export async function foundCompany(store: Store, { depotCode = 'CAP', login = 'mirlande' } = {}): Promise<Company> {
  const person = await store.writePrivate(tx => nextId(tx))
  return store.write(by(person, 'setup.workAlone', 'reference.edit'), async tx => {
    await tx
      .insertInto('company')
      .values({
        id: await nextId(tx),
        name: 'Boissons du Nord',
        legal_name: 'Boissons du Nord S.A.',
        tax_id: '',
        patente: '',
        address: '',
        phone: '',
        base_currency: 'HTG',
        second_currency: 'USD',
        fiscal_start_month: 10,
      })
      .execute()
    const depot = await addDepot(tx, depotCode)
    await addPerson(tx, { id: person, login, role: 'head-office', depot: null })
    const taxClass = await nextId(tx)
    await tx
      .insertInto('tax_class')
      .values({ id: taxClass, code: 'TCA', name_en: 'TCA', name_fr: 'TCA', name_ht: 'TCA', rate_bp: 1000, active: 1 })
      .execute()
    const products = []
    for (const sku of ['COLA', 'SODA', 'BEER']) products.push(await addProduct(tx, sku, taxClass))
    const priceList = await nextId(tx)
    await tx
      .insertInto('price_list')
      .values({
        id: priceList,
        code: 'GEN',
        name: 'General',
        currency: 'HTG',
        customer_class: null,
        zone: null,
        valid_from: '2026-01-01',
        valid_to: null,
        tax_included: 0,
      })
      .execute()
    for (const [index, product] of products.entries())
      await tx
        .insertInto('price_item')
        .values({
          id: priceList,
          n: index + 1,
          product_id: product,
          price_units: 24,
          price_minor: 60_000 + index,
          from_quantity: 1,
        })
        .execute()
    return { depot, person, taxClass, products, priceList }
  })
}

export async function addDepot(tx: Writer, code: string): Promise<number> {
  const id = await nextId(tx)
  await tx
    .insertInto('depot')
    .values({
      id,
      code,
      name: `Depot ${code}`,
      address: '',
      phone: '',
      time_zone: 'America/Port-au-Prince',
      cutoff_minute: 900,
      language: 'ht',
      active: 1,
    })
    .execute()
  return id
}

export async function addPerson(
  tx: Writer,
  person: { id?: number; login: string; role: Role; depot: number | null },
): Promise<number> {
  const id = person.id ?? (await nextId(tx))
  await tx
    .insertInto('person')
    .values({
      id,
      depot_id: person.depot,
      login: person.login,
      name: person.login,
      role: person.role,
      language: 'ht',
      password_hash: 'none',
      active: 1,
      grant_signature: null,
    })
    .execute()
  return id
}

export async function addProduct(tx: Writer, sku: string, taxClass: number): Promise<number> {
  const id = await nextId(tx)
  await tx
    .insertInto('product')
    .values({
      id,
      sku,
      name_en: sku,
      name_fr: sku,
      name_ht: sku,
      case_units: 24,
      tax_class_id: taxClass,
      weight_g: null,
      barcode: null,
      category: 'drinks',
      active: 1,
    })
    .execute()
  return id
}

export async function addCustomer(tx: Writer, depot: number, code: string): Promise<number> {
  const id = await nextId(tx)
  await tx
    .insertInto('customer')
    .values({
      id,
      depot_id: depot,
      code,
      name: `Customer ${code}`,
      trade_name: '',
      customer_class: 'kiosk',
      zone: 'Nord',
      address: '',
      city: 'Okap',
      phone: phoneOf(code),
      language: 'ht',
      delivery_days: 0b0010101,
      tax_id: '',
      notes: '',
      active: 1,
    })
    .execute()
  await tx
    .insertInto('contact')
    .values({ id, n: 1, name: 'Jocelyne', role: '', phone: '', email: '', is_primary: 1 })
    .execute()
  return id
}

/** A received order of two lines with amounts as they must be. */
export async function addOrder(
  tx: Writer,
  order: { company: Company; customer: number; number: string | null; now: number; quantity?: number; depot?: number },
): Promise<number> {
  const { company, customer, number, now } = order
  const id = await nextId(tx)
  const lines = company.products.slice(0, 2).map((product, index) => {
    const priced = {
      quantity: (order.quantity ?? 24) * (index + 1),
      price_units: 24,
      price_minor: 60_000 + index,
      discount_bp: 0,
      tax_rate_bp: 1000,
    }
    return { product, ...priced, amount_minor: lineAmount(priced) }
  })
  await tx
    .insertInto('sales_order')
    .values({
      id,
      depot_id: order.depot ?? company.depot,
      customer_id: customer,
      number,
      status: number === null ? 'draft' : 'received',
      held_from: null,
      hold_kind: null,
      reason_id: null,
      reason_note: '',
      channel: 'phone',
      customer_reference: '',
      requested_day: '2026-11-25',
      currency: 'HTG',
      rate_e6: null,
      rate_currency: null,
      price_list_id: company.priceList,
      tax_included: 0,
      ...orderTotals(lines, false),
      note: '',
      ordered_day: '2026-11-21',
      received_at: number === null ? null : now,
      checked_at: null,
      confirmed_at: null,
      status_since: now,
      entered_by: company.person,
    })
    .execute()
  for (const [index, { product, ...line }] of lines.entries())
    await tx
      .insertInto('order_line')
      .values({
        id,
        n: index + 1,
        product_id: product,
        case_units: 24,
        price_source: 'general-list',
        free_reason_id: null,
        promotion_id: null,
        ...line,
      })
      .execute()
  return id
}

/** Customers of different codes have different phones: those of one phone may be one. */
const phoneOf = (code: string): string =>
  `37${Array.from(code)
    .reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 1_000_000, 7)
    .toString()
    .padStart(6, '0')}`
