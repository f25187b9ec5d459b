import type { Language } from '../kernel/locale.ts'
import { accountsOf } from './accounts.ts'
import type { ImportProfile } from './profile.ts'
import { decimalAmount, isoDay, optionalIsoDay, requiredText, shareOfOne, wholeQuantity } from './read.ts'
import type { ImportedCustomer, ImportedLine, ImportedOrder, ImportedProduct, Rejected } from './record.ts'
import { type ImportRow, type ImportTable, isRead, type Reading, rejectedAt, rowsOf } from './table.ts'
import { withoutKnown } from './withoutKnown.ts'

const currency = 'USD'
/** As many lines as an order may have anywhere in Konvwa. */
const mostLines = 150

/** The Northwind sample: prices and discounts are those of the order's own lines, never looked up again. */
export const northwind: ImportProfile = {
  name: 'northwind',
  currency,
  founding: { company: 'Northwind Traders', depotCode: 'NWD', depotName: 'Northwind' },
  files: {
    categories: { file: 'Categories.csv', columns: ['CategoryID', 'CategoryName'] },
    products: {
      file: 'Products.csv',
      columns: ['ProductID', 'ProductName', 'CategoryID', 'QuantityPerUnit', 'UnitPrice', 'Discontinued'],
    },
    customers: {
      file: 'Customers.csv',
      columns: ['CustomerID', 'CompanyName', 'ContactName', 'City', 'Country', 'Phone'],
    },
    employees: { file: 'Employees.csv', columns: ['EmployeeID', 'FirstName', 'LastName'] },
    shippers: { file: 'Shippers.csv', columns: ['ShipperID', 'CompanyName'] },
    orders: { file: 'Orders.csv', columns: ['OrderID', 'CustomerID', 'OrderDate', 'RequiredDate', 'ShippedDate'] },
    lines: { file: 'Order_Details.csv', columns: ['OrderID', 'ProductID', 'UnitPrice', 'Quantity', 'Discount'] },
  },
  read(tables, { known }) {
    const rejected: Rejected[] = []
    const take = <T>(row: ImportRow, readings: { [K in keyof T]: Reading<T[K]> }): T | null =>
      taken(row, readings, rejected)
    const rows = (part: string): readonly ImportRow[] => rowsOf(tables[part] ?? emptyTable(part))

    const categories = names(rows('categories'), 'CategoryID', 'CategoryName')
    const shippers = names(rows('shippers'), 'ShipperID', 'CompanyName')
    const people = new Map(
      rows('employees').map(row => [row.text('EmployeeID'), `${row.text('FirstName')} ${row.text('LastName')}`.trim()]),
    )

    const products = once(rows('products'), 'ProductID', rejected).flatMap(row => productOf(row, take, categories))
    const skus = new Set(products.map(product => product.sku))
    const customers = once(rows('customers'), 'CustomerID', rejected).flatMap(row => customerOf(row, take))
    const codes = new Set(customers.map(customer => customer.code))

    const orderRows = once(rows('orders'), 'OrderID', rejected)
    const numbers = new Set(orderRows.map(row => row.text('OrderID')))
    const lines = new Map<string, ImportedLine[]>()
    const spoiled = new Set<string>()
    for (const row of rows('lines')) {
      const number = row.text('OrderID')
      if (!numbers.has(number)) rejected.push(rejectedAt(row, 'OrderID', 'unknown-order'))
      else {
        const line = lineOf(row, take, skus, rejected)
        if (line) lines.set(number, [...(lines.get(number) ?? []), line])
        else spoiled.add(number)
      }
    }
    const orders = orderRows.flatMap(row => {
      const number = row.text('OrderID')
      if (!codes.has(row.text('CustomerID'))) return refuse(rejected, row, 'CustomerID', 'unknown-customer')
      const own = lines.get(number) ?? []
      // An order is taken whole or not at all: a line that cannot be read keeps its order out, and says so at the line.
      if (spoiled.has(number)) return []
      if (own.length === 0) return refuse(rejected, row, 'OrderID', 'no-lines')
      if (own.length > mostLines) return refuse(rejected, row, 'OrderID', 'too-many-lines')
      return orderOf(row, take, own, people, shippers)
    })
    const records = { products, customers, prices: [], people: [], orders }
    const told = new Map(
      ['categories', 'employees', 'shippers'].map(part => everyRow(tables[part] ?? emptyTable(part))),
    )
    const tableAccounts = accountsOf(Object.values(tables), records, told, new Map())
    const fields = { customer: 'CustomerID', order: 'OrderID' }
    return withoutKnown({ currency, ...records, rejected, tables: tableAccounts }, known, fields)
  },
}

type Take = <T>(row: ImportRow, readings: { [K in keyof T]: Reading<T[K]> }) => T | null

function productOf(row: ImportRow, take: Take, categories: ReadonlyMap<string, string>): ImportedProduct[] {
  const read = take<{ sku: string; name: string; priceMinor: number }>(row, {
    sku: requiredText(row, 'ProductID', 32),
    name: requiredText(row, 'ProductName', 90),
    priceMinor: decimalAmount(row, 'UnitPrice'),
  })
  if (!read) return []
  const packed = row.text('QuantityPerUnit')
  const name = packed === '' ? read.name : `${read.name} (${packed})`
  const category = categories.get(row.text('CategoryID')) ?? ''
  return [
    {
      file: row.file,
      row: row.row,
      ...read,
      name,
      nameFr: '',
      nameHt: '',
      caseUnits: 1,
      category,
      barcode: null,
      weightG: null,
      active: row.text('Discontinued') !== '1',
    },
  ]
}

function customerOf(row: ImportRow, take: Take): ImportedCustomer[] {
  const read = take<{ code: string; name: string }>(row, {
    code: requiredText(row, 'CustomerID', 24),
    name: requiredText(row, 'CompanyName', 120),
  })
  if (!read) return []
  const contact = row.text('ContactName')
  const fax = row.text('Fax')
  return [
    {
      file: row.file,
      row: row.row,
      ...read,
      tradeName: '',
      customerClass: 'market',
      zone: row.text('Country'),
      address: [row.text('Address'), row.text('PostalCode'), row.text('Region'), row.text('Country')]
        .filter(Boolean)
        .join(', '),
      city: row.text('City'),
      phone: row.text('Phone'),
      language: languageIn(row.text('Country')),
      deliveryDays: 0,
      taxId: '',
      active: true,
      notes: fax === '' ? '' : `Fax ${fax}`,
      contacts:
        contact === '' ? [] : [{ name: contact, role: row.text('ContactTitle'), phone: row.text('Phone'), email: '' }],
    },
  ]
}

function lineOf(row: ImportRow, take: Take, skus: ReadonlySet<string>, rejected: Rejected[]): ImportedLine | null {
  const read = take<{ sku: string; quantity: number; priceMinor: number; discountBp: number }>(row, {
    sku: requiredText(row, 'ProductID', 32),
    quantity: wholeQuantity(row, 'Quantity'),
    priceMinor: decimalAmount(row, 'UnitPrice'),
    discountBp: shareOfOne(row, 'Discount'),
  })
  if (!read) return null
  if (!skus.has(read.sku)) {
    rejected.push(rejectedAt(row, 'ProductID', 'unknown-product'))
    return null
  }
  return { file: row.file, row: row.row, ...read, priceUnits: 1 }
}

function orderOf(
  row: ImportRow,
  take: Take,
  lines: readonly ImportedLine[],
  people: ReadonlyMap<string, string>,
  shippers: ReadonlyMap<string, string>,
): ImportedOrder[] {
  const read = take<Pick<ImportedOrder, 'reference' | 'orderedDay' | 'requestedDay' | 'shippedDay' | 'freightMinor'>>(
    row,
    {
      reference: requiredText(row, 'OrderID', 60),
      orderedDay: isoDay(row, 'OrderDate'),
      requestedDay: isoDay(row, 'RequiredDate'),
      shippedDay: optionalIsoDay(row, 'ShippedDate'),
      freightMinor: row.text('Freight') === '' ? { value: null } : decimalAmount(row, 'Freight'),
    },
  )
  if (!read) return []
  const shipTo = ['ShipName', 'ShipAddress', 'ShipPostalCode', 'ShipCity', 'ShipRegion', 'ShipCountry'].map(column =>
    row.text(column),
  )
  const note = [shipTo.filter(Boolean).join(', '), people.get(row.text('EmployeeID')) ?? '']
  return [
    {
      file: row.file,
      row: row.row,
      ...read,
      customerCode: row.text('CustomerID'),
      status: read.shippedDay === null ? 'confirmed' : 'closed',
      originStatus: null,
      carrier: shippers.get(row.text('ShipVia')) ?? null,
      shipCountry: row.text('ShipCountry') || null,
      currency,
      note: note.filter(Boolean).join(' · '),
      lines,
    },
  ]
}

function taken<T>(row: ImportRow, readings: { [K in keyof T]: Reading<T[K]> }, rejected: Rejected[]): T | null {
  const values: Partial<T> = {}
  let complete = true
  for (const key of Object.keys(readings) as (keyof T & string)[]) {
    const reading = readings[key]
    if (isRead(reading)) values[key] = reading.value
    else {
      rejected.push(rejectedAt(row, reading.field, reading.problem))
      complete = false
    }
  }
  return complete ? (values as T) : null
}

/** Rows whose key was not there before; a repeated one is refused with its own row. */
function once(rows: readonly ImportRow[], key: string, rejected: Rejected[]): readonly ImportRow[] {
  const seen = new Set<string>()
  return rows.filter(row => {
    const value = row.text(key)
    if (value !== '' && seen.has(value)) {
      rejected.push(rejectedAt(row, key, 'repeated'))
      return false
    }
    seen.add(value)
    return true
  })
}

function refuse(rejected: Rejected[], row: ImportRow, field: string, problem: Rejected['problem']): [] {
  rejected.push(rejectedAt(row, field, problem))
  return []
}

const names = (rows: readonly ImportRow[], key: string, name: string): ReadonlyMap<string, string> =>
  new Map(rows.map(row => [row.text(key), row.text(name)]))

const languageIn = (country: string): Language => (country === 'France' || country === 'Belgium' ? 'fr' : 'en')

const everyRow = (table: ImportTable): [string, ReadonlySet<number>] => [
  table.file,
  new Set(table.rows.map((_, index) => index + 1)),
]

const emptyTable = (file: string): ImportTable => ({ file, sheet: '', columns: [], rows: [] })
