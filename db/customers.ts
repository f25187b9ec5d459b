import type { Contact, Customer, CustomerForm } from '../shared/customers/contract.ts'
import { fingerprint } from '../shared/kernel/fingerprint.ts'
import type { Row } from '../shared/sync/registry.ts'
import { findTerms } from './customerTerms.ts'
import type { Reader, Writer } from './schema.ts'

/** One customer with contacts and head office's terms, or null. Its version says what it looks like now, terms left out. */
export async function findCustomer(reader: Reader, id: number): Promise<Customer | null> {
  const row = await reader.selectFrom('customer').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) return null
  const contacts = await reader.selectFrom('contact').selectAll().where('id', '=', id).orderBy('n').execute()
  const terms = await findTerms(reader, id)
  if (!terms) return { ...fromRow(row, contacts), terms: null }
  const { id: _, ...agreed } = terms
  return { ...fromRow(row, contacts), terms: agreed }
}

/** Whether another customer of the depot has this code, upper and lower case the same. */
export async function codeTaken(
  reader: Reader,
  depotId: number,
  code: string,
  except: number | null,
): Promise<boolean> {
  const rows = await reader
    .selectFrom('customer')
    .select('id')
    .where('depot_id', '=', depotId)
    .where(eb => eb(eb.fn<string>('upper', ['code']), '=', code.toUpperCase()))
    .execute()
  return rows.some(row => row.id !== except)
}

type CustomerValues = Omit<CustomerForm, 'id' | 'version' | 'contacts'>

export async function insertCustomer(tx: Writer, id: number, customer: CustomerValues): Promise<void> {
  await tx
    .insertInto('customer')
    .values({ id, ...toRow(customer) })
    .execute()
}

export async function updateCustomer(tx: Writer, id: number, customer: CustomerValues): Promise<void> {
  await tx.updateTable('customer').set(toRow(customer)).where('id', '=', id).execute()
}

/** Writes what is different: contacts added, changed and taken away. */
export async function saveContacts(
  tx: Writer,
  id: number,
  before: readonly Contact[],
  contacts: readonly Contact[],
): Promise<void> {
  const known = new Map(before.map(contact => [contact.n, contact]))
  const kept = new Set(contacts.map(contact => contact.n))
  for (const { n } of before)
    if (!kept.has(n)) await tx.deleteFrom('contact').where('id', '=', id).where('n', '=', n).execute()
  for (const contact of contacts) {
    const values = toContactRow(contact)
    if (!known.has(contact.n))
      await tx
        .insertInto('contact')
        .values({ id, n: contact.n, ...values })
        .execute()
    else await tx.updateTable('contact').set(values).where('id', '=', id).where('n', '=', contact.n).execute()
  }
}

function fromRow(row: Row<'customer'>, contacts: readonly Row<'contact'>[]): Omit<Customer, 'terms'> {
  const customer = {
    id: row.id,
    depotId: row.depot_id,
    code: row.code,
    name: row.name,
    tradeName: row.trade_name,
    customerClass: row.customer_class,
    zone: row.zone,
    address: row.address,
    city: row.city,
    phone: row.phone,
    language: row.language,
    deliveryDays: row.delivery_days,
    taxId: row.tax_id,
    notes: row.notes,
    active: row.active === 1,
    contacts: contacts.map(fromContactRow),
  }
  return { ...customer, version: fingerprint(customer) }
}

const fromContactRow = (row: Row<'contact'>): Contact => ({
  n: row.n,
  name: row.name,
  role: row.role,
  phone: row.phone,
  email: row.email,
  isPrimary: row.is_primary === 1,
})

const toRow = (customer: CustomerValues) => ({
  depot_id: customer.depotId,
  code: customer.code,
  name: customer.name,
  trade_name: customer.tradeName,
  customer_class: customer.customerClass,
  zone: customer.zone,
  address: customer.address,
  city: customer.city,
  phone: customer.phone,
  language: customer.language,
  delivery_days: customer.deliveryDays,
  tax_id: customer.taxId,
  notes: customer.notes,
  active: customer.active ? (1 as const) : (0 as const),
})

const toContactRow = (contact: Contact) => ({
  name: contact.name,
  role: contact.role,
  phone: contact.phone,
  email: contact.email,
  is_primary: contact.isPrimary ? (1 as const) : (0 as const),
})
