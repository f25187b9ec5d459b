import { z } from 'zod'
import { Currency, minorPerMajor } from '../../../../shared/kernel/money.ts'
import { quantityText } from '../../../../shared/kernel/quantity.ts'
import type { OrderRecord } from '../../../../shared/orders/contract.ts'
import { Channel } from '../../../../shared/orders/order.ts'

/** What a line needs to know of its product. */
export const EntryProduct = z.object({
  id: z.number().int(),
  sku: z.string(),
  names: z.record(z.string(), z.string()),
  caseUnits: z.number().int().positive(),
  /** Pallets, layers and packs, where it has them. */
  units: z.array(z.object({ kind: z.string(), factor: z.number().int().positive() })).default([]),
})
export type EntryProduct = z.infer<typeof EntryProduct>

/** A line as it stands under somebody's fingers: text as typed, the product once it is clear which one is meant. */
export const EntryLine = z.object({
  /** Tells lines apart on the screen; `n` is the order's own, 0 on a new line. */
  key: z.number().int().positive(),
  n: z.number().int().nonnegative(),
  code: z.string(),
  product: EntryProduct.nullable(),
  quantity: z.string(),
  /** Empty: the price is looked up. */
  price: z.string(),
  /** A typed price is for so many base units. */
  priceUnits: z.number().int().positive(),
  discount: z.string(),
  free: z.object({ reasonId: z.number().int().nullable(), promotionId: z.number().int().nullable() }).nullable(),
})
export type EntryLine = z.infer<typeof EntryLine>

/** An order while it is being entered, kept as typed so that a crash loses nothing. */
export const Entry = z.object({
  id: z.number().int().nullable(),
  version: z.number().int(),
  customer: z.object({ id: z.number().int(), code: z.string(), name: z.string(), city: z.string() }).nullable(),
  customerText: z.string(),
  channel: Channel,
  customerReference: z.string(),
  /** Empty: the customer's next delivery day. */
  day: z.string(),
  currency: Currency.nullable(),
  note: z.string(),
  lines: z.array(EntryLine),
  /** Tells a new order from every other, so that saving it again after a broken answer saves it once; empty until something is typed. */
  attempt: z.string().default(''),
})
export type Entry = z.infer<typeof Entry>

export type EntryColumn = 'code' | 'quantity' | 'price' | 'discount'

export const emptyEntry: Entry = {
  id: null,
  version: 0,
  customer: null,
  customerText: '',
  channel: 'phone',
  customerReference: '',
  day: '',
  currency: null,
  note: '',
  lines: [blankLine(1)],
  attempt: '',
}

/** An order that begins with its customer. */
export const entryFor = (customer: NonNullable<Entry['customer']>): Entry => {
  const { id, code, name, city } = customer
  return { ...emptyEntry, customer: { id, code, name, city }, customerText: customerLabel(customer) }
}

/** `Depo Bon Pri · Limbé`; a name that says its town already stands alone. */
export const customerLabel = ({ name, city }: { name: string; city: string }): string =>
  city === '' || name.includes(city) ? name : `${name} · ${city}`

/** The same entry with a name of its own, where it is new and has none. */
export const withAttempt = (entry: Entry): Entry =>
  entry.id === null && entry.attempt === '' ? { ...entry, attempt: crypto.randomUUID() } : entry

export const isBlank = (line: EntryLine): boolean => line.code.trim() === '' && line.product === null

/** Whether anything was typed that would be a pity to lose. */
export const isUntouched = (entry: Entry): boolean =>
  entry.customer === null && entry.customerText === '' && entry.note === '' && entry.lines.every(isBlank)

/** The same entry with one line changed; a blank one always waits at the end. */
export const withLine = (entry: Entry, key: number, change: Partial<EntryLine>): Entry =>
  tidy({ ...entry, lines: entry.lines.map(line => (line.key === key ? { ...line, ...change } : line)) })

export const withoutLine = (entry: Entry, key: number): Entry =>
  tidy({ ...entry, lines: entry.lines.filter(line => line.key !== key) })

export const withLineAt = (entry: Entry, index: number, line: EntryLine): Entry =>
  tidy({ ...entry, lines: entry.lines.toSpliced(index, 0, line) })

export type NewLine = Partial<Omit<EntryLine, 'key' | 'n'>>

/** New lines after the filled ones, or after the line `afterKey`; the blank one at the end stays the same, somebody may be in it. */
export function withNewLines(entry: Entry, added: readonly NewLine[], afterKey?: number): Entry {
  const filled = entry.lines.filter(line => !isBlank(line))
  const blank = entry.lines.filter(isBlank).slice(-1)
  const first = nextKey(entry)
  const lines = added.map((line, index) => ({ ...blankLine(first + index), ...line }))
  const after = filled.findIndex(line => line.key === afterKey)
  return tidy({ ...entry, lines: [...filled.toSpliced(after < 0 ? filled.length : after + 1, 0, ...lines), ...blank] })
}

/** A product's line as if somebody had typed it. */
export const lineOf = (product: EntryProduct, quantity: number): NewLine => ({
  code: product.sku,
  product,
  quantity: quantityText(quantity, product.caseUnits),
})

/** A stored order, opened to be changed or, without its identity, to be taken again. */
export function entryOf(record: OrderRecord, copy: boolean): Entry {
  const { order } = record
  const products = new Map(record.products.map(product => [product.id, product]))
  const lines = order.lines.map((line, index): EntryLine => {
    const product = products.get(line.productId)
    const typed = line.priceSource === 'typed'
    return {
      key: index + 1,
      n: copy ? 0 : line.n,
      code: product?.sku ?? '',
      product: product
        ? { id: product.id, sku: product.sku, names: product.names, caseUnits: line.caseUnits, units: product.units }
        : null,
      quantity: quantityText(line.quantity, line.caseUnits),
      price: typed ? plainAmount(line.priceMinor) : '',
      priceUnits: typed ? line.priceUnits : line.caseUnits,
      discount: line.discountBp === 0 ? '' : plainAmount(line.discountBp),
      free: line.priceSource === 'free' ? { reasonId: line.freeReasonId, promotionId: line.promotionId } : null,
    }
  })
  return tidy({
    ...emptyEntry,
    id: copy ? null : order.id,
    version: copy ? 0 : order.version,
    customer: { id: order.customerId, code: record.customerCode, name: record.customerName, city: '' },
    customerText: record.customerName,
    channel: order.channel,
    customerReference: copy ? '' : order.customerReference,
    day: copy ? '' : order.requestedDay,
    currency: order.currency,
    note: copy ? '' : order.note,
    lines,
  })
}

function tidy(entry: Entry): Entry {
  const last = entry.lines.at(-1)
  if (last && isBlank(last)) return entry
  return { ...entry, lines: [...entry.lines, blankLine(nextKey(entry))] }
}

const nextKey = (entry: Entry): number => Math.max(0, ...entry.lines.map(line => line.key)) + 1

function blankLine(key: number): EntryLine {
  return { key, n: 0, code: '', product: null, quantity: '', price: '', priceUnits: 1, discount: '', free: null }
}

/** Hundredths as somebody would type them: 115000 → `1150`, 250 → `2.5`. */
const plainAmount = (hundredths: number): string => String(hundredths / minorPerMajor)
