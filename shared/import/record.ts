import type { CustomerClass } from '../customers/class.ts'
import type { Day } from '../kernel/day.ts'
import type { Language } from '../kernel/locale.ts'
import type { BasisPoints, Currency, Minor } from '../kernel/money.ts'

/** Where a value came from, so that a sentence can name it. Rows count from 1, the heading not counted. */
export interface Origin {
  file: string
  row: number
}

export interface ImportedProduct extends Origin {
  sku: string
  name: string
  caseUnits: number
  category: string
  /** For `caseUnits` base units; null where the table has none. */
  priceMinor: Minor | null
  active: boolean
}

export interface ImportedContact {
  name: string
  role: string
  phone: string
}

export interface ImportedCustomer extends Origin {
  code: string
  name: string
  customerClass: CustomerClass
  zone: string
  address: string
  city: string
  phone: string
  language: Language
  notes: string
  contacts: readonly ImportedContact[]
}

export interface ImportedLine extends Origin {
  sku: string
  /** Base units. */
  quantity: number
  priceUnits: number
  priceMinor: Minor
  discountBp: BasisPoints
}

export interface ImportedOrder extends Origin {
  /** The other system's number: found by search, and refused when it is brought twice. */
  reference: string
  customerCode: string
  orderedDay: Day
  requestedDay: Day
  /** When it left, which closes it; null while it is still to be delivered. */
  shippedDay: Day | null
  currency: Currency
  note: string
  lines: readonly ImportedLine[]
}

/** What could not be taken, and why: the sentence names file, row, field and remedy. */
export interface Rejected extends Origin {
  field: string
  problem: ImportProblem
}

export const importProblems = [
  'required',
  'too-long',
  'not-a-number',
  'not-an-amount',
  'not-a-quantity',
  'not-a-day',
  'unknown-customer',
  'unknown-product',
  'unknown-order',
  'already-used',
  'no-lines',
  'too-many-lines',
  'not-a-discount',
  'missing-file',
  'missing-column',
  'unreadable-file',
] as const
export type ImportProblem = (typeof importProblems)[number]

/** Everything that a profile understood of the tables. */
export interface ImportedRecords {
  currency: Currency
  products: readonly ImportedProduct[]
  customers: readonly ImportedCustomer[]
  orders: readonly ImportedOrder[]
  rejected: readonly Rejected[]
}
