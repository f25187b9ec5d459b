import type { Problem } from '../../../../shared/errors.ts'
import type { Day } from '../../../../shared/kernel/day.ts'
import { type BasisPoints, type Currency, type Minor, parseMinor } from '../../../../shared/kernel/money.ts'
import { parseQuantity, type Quantity } from '../../../../shared/kernel/quantity.ts'
import { parseTypedDay } from '../../../../shared/kernel/typedDay.ts'
import type { LineForm, OrderForm } from '../../../../shared/orders/contract.ts'
import { type Entry, type EntryColumn, type EntryLine, isBlank } from './entry.ts'

/** What stands in the way, at the field where it can be mended. */
export type EntryIssue =
  | { at: 'customer' | 'day' | 'currency'; problem: Problem }
  | { at: 'line'; key: number; column: EntryColumn; problem: Problem }

/** What is not typed and therefore taken as usual. */
export interface Usual {
  today: Day
  day: Day | null
  currency: Currency | null
}

export interface Formed {
  /** Null until customer, day and currency are clear. Lines with an issue are left out. */
  form: OrderForm | null
  /** The entry lines that `form.lines` stand for, in the same order. */
  keys: readonly number[]
  issues: readonly EntryIssue[]
}

/** The order form that an entry comes to, and everything that is still wrong with it. */
export function toForm(entry: Entry, usual: Usual): Formed {
  const issues: EntryIssue[] = []
  const day = requestedDay(entry, usual)
  if (entry.customer === null) issues.push({ at: 'customer', problem: entry.customerText ? 'unknown' : 'required' })
  // Without a customer there is no usual day yet: one thing to mend, not two.
  if (typeof day !== 'string' && (entry.day !== '' || entry.customer !== null)) issues.push({ at: 'day', ...day })
  const currency = entry.currency ?? usual.currency
  if (currency === null && entry.customer !== null) issues.push({ at: 'currency', problem: 'required' })

  const keys: number[] = []
  const lines: LineForm[] = []
  for (const line of entry.lines) {
    if (isBlank(line)) continue
    const formed = lineForm(line)
    if ('problem' in formed) issues.push({ at: 'line', key: line.key, ...formed })
    else {
      keys.push(line.key)
      lines.push(formed)
    }
  }

  if (entry.customer === null || typeof day !== 'string' || currency === null) return { form: null, keys, issues }
  const { id, version, channel, customerReference, note, attempt } = entry
  const form = { id, version, customerId: entry.customer.id, channel, customerReference, requestedDay: day, currency }
  const named = id === null && attempt !== '' ? { attempt } : {}
  return { form: { ...form, note, lines, ...named }, keys, issues }
}

/** Base units that a line asks for, or null while that is not clear. */
export const quantityOf = (line: EntryLine): Quantity | null =>
  line.product === null ? null : parseQuantity(line.quantity, line.product.caseUnits, line.product.units)

function requestedDay(entry: Entry, usual: Usual): Day | { problem: Problem } {
  const day = entry.day === '' ? usual.day : parseTypedDay(entry.day, usual.today)
  if (day === null) return { problem: entry.day === '' ? 'required' : 'not-a-day' }
  return day < usual.today && entry.id === null ? { problem: 'day-in-the-past' } : day
}

function lineForm(line: EntryLine): LineForm | { column: EntryColumn; problem: Problem } {
  if (line.product === null) return { column: 'code', problem: 'unknown' }
  const quantity = quantityOf(line)
  if (quantity === null)
    return { column: 'quantity', problem: line.quantity.trim() === '' ? 'required' : 'not-a-quantity' }
  const price = typedPrice(line)
  if (price === 'bad') return { column: 'price', problem: 'not-an-amount' }
  const discountBp = typedDiscount(line)
  if (discountBp === null) return { column: 'discount', problem: 'not-a-number' }
  return {
    n: line.n,
    productId: line.product.id,
    quantity,
    discountBp: line.free ? 0 : discountBp,
    typedPrice: line.free || price === null ? null : { priceMinor: price, priceUnits: line.priceUnits },
    freeReasonId: line.free?.reasonId ?? null,
    promotionId: line.free?.promotionId ?? null,
  }
}

function typedPrice(line: EntryLine): Minor | null | 'bad' {
  if (line.price.trim() === '') return null
  const minor = parseMinor(line.price)
  return minor === null || minor < 0 ? 'bad' : minor
}

/** `5` and `2,5` are percent; hundredths of a percent come out, as hundredths of a gourde do. */
function typedDiscount(line: EntryLine): BasisPoints | null {
  const text = line.discount.replace('%', '').trim()
  if (text === '') return 0
  const basisPoints = parseMinor(text)
  return basisPoints === null || basisPoints < 0 || basisPoints > 10_000 ? null : basisPoints
}
