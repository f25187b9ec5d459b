import { roles } from '../auth/role.ts'
import { customerClasses } from '../customers/class.ts'
import { languages } from '../kernel/locale.ts'
import { currencies } from '../kernel/money.ts'
import { type Compiled, readRow, rejectedField } from './compile.ts'
import type { Take } from './mapping.ts'
import { minorOf } from './price.ts'
import type {
  ImportedContact,
  ImportedCustomer,
  ImportedPerson,
  ImportedPrice,
  ImportedProduct,
  Origin,
  Rejected,
} from './record.ts'
import { type Values, valuesOf } from './values.ts'

/** What is done with rows whose key is here already, or stands above. */
type Handling = Pick<Take, 'existing' | 'repeated'>

interface Found<T> {
  readonly records: T[]
  readonly rejected: Rejected[]
}

export function takeCustomers(
  compiled: Compiled,
  known: ReadonlySet<string>,
  handling: Handling,
): Found<ImportedCustomer> {
  const byCode = new Map<string, ImportedCustomer & { contacts: ImportedContact[] }>()
  return each(compiled, 'code', known, handling, (values, origin) => {
    const code = values.text('code')
    const same = byCode.get(code)
    const contact = contactOf(values)
    if (same) {
      // A customer with several contacts stands in as many rows.
      if (same.name !== values.text('name') || contact === null) return 'repeated'
      same.contacts.push(contact)
      return 'joined'
    }
    const customer = {
      ...origin,
      code,
      name: values.text('name'),
      tradeName: values.text('tradeName'),
      customerClass: values.choiceOrNull('class', customerClasses) ?? 'market',
      zone: values.text('zone'),
      address: values.text('address'),
      city: values.text('city'),
      phone: values.text('phone'),
      language: values.choice('language', languages),
      deliveryDays: values.number('deliveryDays') ?? 0,
      taxId: values.text('taxId'),
      notes: values.text('notes'),
      active: values.yes('active', true),
      contacts: contact === null ? [] : [contact],
    }
    byCode.set(code, customer)
    return customer
  })
}

export function takeProducts(
  compiled: Compiled,
  known: ReadonlySet<string>,
  handling: Handling,
): Found<ImportedProduct> {
  const seen = new Set<string>()
  return each(compiled, 'sku', known, handling, (values, origin) => {
    const sku = values.text('sku')
    if (seen.has(sku)) return 'repeated'
    seen.add(sku)
    const price = values.number('price')
    return {
      ...origin,
      sku,
      name: values.text('name'),
      nameFr: values.text('nameFr'),
      nameHt: values.text('nameHt'),
      caseUnits: values.number('caseUnits') ?? 1,
      category: values.text('category'),
      barcode: values.text('barcode') || null,
      weightG: values.number('weightG'),
      priceMinor: price === null ? null : minorOf(price),
      active: values.yes('active', true),
    }
  })
}

export function takePrices(
  compiled: Compiled,
  products: ReadonlySet<string>,
  handling: Handling,
): Found<ImportedPrice> {
  const seen = new Set<string>()
  return each(compiled, 'sku', new Set(), handling, (values, origin) => {
    const sku = values.text('sku')
    if (!products.has(sku)) return 'unknown-product'
    const price: ImportedPrice = {
      ...origin,
      sku,
      priceUnits: values.number('priceUnits') ?? 1,
      priceMinor: minorOf(values.number('price') ?? 0),
      fromQuantity: values.number('fromQuantity') ?? 1,
      list: values.text('list'),
      customerClass: values.choiceOrNull('class', customerClasses),
      zone: values.text('zone'),
      validFrom: values.text('validFrom') || null,
      validTo: values.text('validTo') || null,
      currency: values.choiceOrNull('currency', currencies),
    }
    const key = JSON.stringify([
      sku,
      price.list,
      price.customerClass,
      price.zone,
      price.validFrom,
      price.fromQuantity,
      price.priceUnits,
    ])
    if (seen.has(key)) return 'repeated'
    seen.add(key)
    return price
  })
}

export function takePeople(compiled: Compiled, known: ReadonlySet<string>, handling: Handling): Found<ImportedPerson> {
  const seen = new Set<string>()
  return each(compiled, 'login', known, handling, (values, origin) => {
    const login = values.text('login')
    if (seen.has(login)) return 'repeated'
    seen.add(login)
    return {
      ...origin,
      login,
      name: values.text('name'),
      role: values.choiceOrNull('role', roles) ?? 'viewer',
      language: values.choice('language', languages),
      active: values.yes('active', true),
    }
  })
}

/** `joined`: the row added to a record that stands already. */
type Made<T> = T | Rejected['problem'] | 'joined'

function each<T extends Origin & { updates?: readonly string[] }>(
  compiled: Compiled,
  key: string,
  known: ReadonlySet<string>,
  handling: Handling,
  make: (values: Values, origin: Origin) => Made<T>,
): Found<T> {
  const records: T[] = []
  const rejected: Rejected[] = []
  const keyField = compiled.fields.get(key)
  if (!keyField) return { records, rejected }
  const updates = [...compiled.fields.keys()].filter(field => field !== key)
  compiled.table.rows.forEach((cells, row) => {
    if (cells.length === 0) return
    const read = readRow(compiled, row)
    if (read.rejected.length > 0) {
      rejected.push(...read.rejected)
      return
    }
    const values = valuesOf(read.values)
    const here = known.has(values.text(key))
    if (here && handling.existing === 'skip') return
    const made =
      here && handling.existing === 'refuse' ? 'already-used' : make(values, { file: compiled.title, row: row + 1 })
    if (made === 'joined' || (made === 'repeated' && handling.repeated === 'skip')) return
    if (typeof made === 'string') rejected.push(rejectedField(compiled.title, row, keyField, made))
    else records.push(here ? { ...made, updates } : made)
  })
  return { records, rejected }
}

function contactOf(values: Values): ImportedContact | null {
  const name = values.text('contact.name')
  if (name === '') return null
  return {
    name,
    role: values.text('contact.role'),
    phone: values.text('contact.phone'),
    email: values.text('contact.email'),
  }
}
