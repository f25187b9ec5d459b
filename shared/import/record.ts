import type { Role } from '../auth/role.ts'
import type { CustomerClass } from '../customers/class.ts'
import type { Day } from '../kernel/day.ts'
import type { Language } from '../kernel/locale.ts'
import type { BasisPoints, Currency, Minor } from '../kernel/money.ts'
import type { LeftReason } from './account.ts'

/** Where a value came from, so that a sentence can name it. Rows count from 1, the heading not counted. */
export interface Origin {
  file: string
  row: number
}

/** A record that may be here already. */
interface Updating {
  /** The fields to bring up to date in the record that has the key already; left out where the record is new. */
  updates?: readonly string[]
}

export interface ImportedProduct extends Origin, Updating {
  sku: string
  name: string
  /** Empty where the table has none: the name in the other language stands for it. */
  nameFr: string
  nameHt: string
  caseUnits: number
  category: string
  barcode: string | null
  weightG: number | null
  /** For `caseUnits` base units; null where the table has none. */
  priceMinor: Minor | null
  active: boolean
}

export interface ImportedContact {
  name: string
  role: string
  phone: string
  email: string
}

export interface ImportedCustomer extends Origin, Updating {
  code: string
  name: string
  tradeName: string
  customerClass: CustomerClass
  zone: string
  address: string
  city: string
  phone: string
  language: Language
  /** Bit 0 is Monday … bit 6 is Sunday. */
  deliveryDays: number
  taxId: string
  notes: string
  active: boolean
  contacts: readonly ImportedContact[]
}

export interface ImportedPrice extends Origin {
  sku: string
  priceUnits: number
  priceMinor: Minor
  fromQuantity: number
  /** The list it belongs to; empty: the import's own. */
  list: string
  customerClass: CustomerClass | null
  zone: string
  /** Null: from the day of the import. */
  validFrom: Day | null
  validTo: Day | null
  /** Null: that of the import. */
  currency: Currency | null
}

/** Somebody who has no password yet: whoever manages people gives one. */
export interface ImportedPerson extends Origin, Updating {
  login: string
  name: string
  role: Role
  language: Language
  active: boolean
}

export interface ImportedLine extends Origin {
  sku: string
  /** Base units. */
  quantity: number
  priceUnits: number
  priceMinor: Minor
  discountBp: BasisPoints
  /** Further rows that were added to it. */
  alsoRows?: readonly number[]
}

/** What an order of another system can stand as here: still to be delivered, delivered or otherwise over, taken back. */
export const importedStatuses = ['confirmed', 'closed', 'cancelled'] as const
export type ImportedStatus = (typeof importedStatuses)[number]

export interface ImportedOrder extends Origin {
  /** The other system's number: found by search, and refused when it is brought twice. */
  reference: string
  customerCode: string
  orderedDay: Day
  requestedDay: Day
  /** When it left; null while it has not, or where nobody wrote it down. */
  shippedDay: Day | null
  status: ImportedStatus
  /** The other system's own word for its status; null where it has none. */
  originStatus: string | null
  /** Who carried it, what that cost and to which country; null where nobody wrote it down. */
  carrier: string | null
  freightMinor: Minor | null
  shipCountry: string | null
  currency: Currency
  note: string
  lines: readonly ImportedLine[]
}

/** What could not be taken, and why: the sentence names file, row, field and remedy. */
export interface Rejected extends Origin {
  field: string
  problem: ImportProblem
  /** The heading of the column it stands in, where it is another word than the field. */
  column?: string
}

export const importProblems = [
  'required',
  'too-long',
  'not-a-number',
  'not-an-amount',
  'not-a-quantity',
  'not-a-day',
  'not-a-code',
  'not-a-choice',
  'not-a-language',
  'not-yes-or-no',
  'not-a-login',
  'unknown-customer',
  'unknown-product',
  'unknown-order',
  'already-used',
  'repeated',
  'spoiled-line',
  'no-lines',
  'too-many-lines',
  'not-a-discount',
  'order-too-large',
  'missing-file',
  'missing-sheet',
  'missing-column',
  'unmapped-field',
  'unreadable-file',
  'empty-file',
  'not-a-file',
  'not-a-table',
  'old-excel',
  'locked-file',
  'damaged-file',
  'open-quote',
  'cell-too-long',
  'too-many-columns',
  'too-many-rows',
  'too-big',
  /** The program ended in the middle of it. */
  'interrupted',
] as const
export type ImportProblem = (typeof importProblems)[number]

/** Where the rows of one table went: every row is in exactly one of the last three. */
export interface TableAccount {
  file: string
  rows: number
  /** Rows that became a record, or a line of one. */
  taken: number
  /** Rows that told something about a record of another table. */
  used: number
  /** Rows that nothing was taken of, the refused ones among them. */
  left: number
  /** Why the whole table was left, or what of it was; null where there is nothing to say. */
  why: LeftReason | null
}

/** Everything that a profile or a mapping understood of the tables. */
export interface ImportedRecords {
  currency: Currency
  products: readonly ImportedProduct[]
  customers: readonly ImportedCustomer[]
  prices: readonly ImportedPrice[]
  people: readonly ImportedPerson[]
  orders: readonly ImportedOrder[]
  rejected: readonly Rejected[]
  tables: readonly TableAccount[]
}
