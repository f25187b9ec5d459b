import { roles } from '../auth/role.ts'
import { customerClasses } from '../customers/class.ts'
import { languages } from '../kernel/locale.ts'
import { currencies } from '../kernel/money.ts'
import type { ImportKind } from './kind.ts'
import { importedStatuses } from './record.ts'

/** text and code are taken as they are; amounts keep up to four decimals; a share is `0.15` or `15 %`; yes-no knows yes, oui, wi, true, 1 … */
export type FieldType = 'text' | 'code' | 'day' | 'amount' | 'quantity' | 'share' | 'yes-no' | 'choice' | 'weekdays'

/** One thing that a table can tell about a record. */
export interface Target {
  /** What a mapping calls it; those of an order's lines begin with `line.`, those of a customer's contact with `contact.`. */
  readonly field: string
  readonly type: FieldType
  readonly required: boolean
  /** The most letters it may have. */
  readonly most?: number
  readonly choices?: readonly string[]
  /** What stands where the table says nothing; a choice only. */
  readonly fallback?: string
}

const text = (field: string, most: number, required = false): Target => ({ field, type: 'text', required, most })
const code = (field: string, most: number, required = false): Target => ({ field, type: 'code', required, most })
const plain = (field: string, type: FieldType, required = false): Target => ({ field, type, required })
const choice = (field: string, choices: readonly string[], fallback?: string): Target => ({
  field,
  type: 'choice',
  required: false,
  choices,
  ...(fallback === undefined ? {} : { fallback }),
})

const targets: Record<ImportKind, readonly Target[]> = {
  customers: [
    code('code', 24, true),
    text('name', 120, true),
    text('tradeName', 120),
    choice('class', customerClasses, 'market'),
    text('zone', 60),
    text('address', 300),
    text('city', 80),
    text('phone', 60),
    choice('language', languages, 'en'),
    plain('deliveryDays', 'weekdays'),
    text('taxId', 40),
    text('notes', 4000),
    plain('active', 'yes-no'),
    text('contact.name', 120),
    text('contact.role', 80),
    text('contact.phone', 60),
    text('contact.email', 120),
  ],
  products: [
    code('sku', 32, true),
    text('name', 120, true),
    text('nameFr', 120),
    text('nameHt', 120),
    plain('caseUnits', 'quantity'),
    plain('price', 'amount'),
    text('category', 60),
    text('barcode', 32),
    plain('weightG', 'quantity'),
    plain('active', 'yes-no'),
  ],
  prices: [
    code('sku', 32, true),
    plain('price', 'amount', true),
    plain('priceUnits', 'quantity'),
    plain('fromQuantity', 'quantity'),
    code('list', 24),
    choice('class', customerClasses),
    text('zone', 60),
    plain('validFrom', 'day'),
    plain('validTo', 'day'),
    choice('currency', currencies),
  ],
  people: [
    code('login', 80, true),
    text('name', 120, true),
    choice('role', roles, 'viewer'),
    choice('language', languages, 'en'),
    plain('active', 'yes-no'),
  ],
  orders: [
    text('reference', 60, true),
    code('customer', 24, true),
    text('customerName', 120),
    plain('orderedDay', 'day', true),
    plain('requestedDay', 'day'),
    plain('shippedDay', 'day'),
    choice('status', importedStatuses),
    choice('currency', currencies),
    plain('freight', 'amount'),
    text('carrier', 120),
    text('shipCountry', 60),
    text('note', 2000),
    code('line.sku', 32, true),
    text('line.name', 120),
    text('line.category', 60),
    plain('line.quantity', 'quantity', true),
    plain('line.price', 'amount'),
    plain('line.amount', 'amount'),
    plain('line.discount', 'share'),
  ],
}

export const targetsOf = (kind: ImportKind): readonly Target[] => targets[kind]

/** Whether it stands on an order's lines. */
export const isLineField = (field: string): boolean => field.startsWith('line.')
