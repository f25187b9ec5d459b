import type { Day } from '../kernel/day.ts'
import type { Currency, Minor } from '../kernel/money.ts'
import type { PriceSource } from './priceSource.ts'

export interface ListedPrice {
  priceListId: number
  listCode: string
  listName: string
  currency: Currency
  customerClass: string | null
  zone: string | null
  validFrom: Day
  validTo: Day | null
  taxIncluded: boolean
  priceUnits: number
  priceMinor: Minor
  /** Base units on the line from which this price counts. */
  fromQuantity: number
}

export interface PriceQuestion {
  day: Day
  /** Base units. */
  quantity: number
  caseUnits: number
  currency: Currency
  customerClass: string
  zone: string
  /** The list in the customer's terms, or null. */
  agreedListId: number | null
}

export interface ResolvedPrice {
  source: Extract<PriceSource, 'customer-list' | 'class-list' | 'general-list'>
  price: ListedPrice
}

/**
 * The price that counts for one product, or null where no list has one. The customer's agreed list goes before a list of its class or zone, that
 * before a general one; within a list, the largest quantity step that the line reaches; then the list that began last. Where a list has
 * both a case and a unit price, full cases go by the case price and anything less by the unit price.
 */
export function resolvePrice(prices: readonly ListedPrice[], question: PriceQuestion): ResolvedPrice | null {
  const open = prices.filter(
    price =>
      price.currency === question.currency &&
      price.validFrom <= question.day &&
      (price.validTo === null || question.day <= price.validTo) &&
      price.fromQuantity <= question.quantity &&
      isFor(price, question),
  )
  const best = open.toSorted((a, b) => compare(a, b, question))[0]
  return best ? { source: sourceOf(best, question), price: best } : null
}

function compare(a: ListedPrice, b: ListedPrice, question: PriceQuestion): number {
  return (
    rank(a, question) - rank(b, question) ||
    fitsUnit(b, question) - fitsUnit(a, question) ||
    b.fromQuantity - a.fromQuantity ||
    (a.validFrom < b.validFrom ? 1 : a.validFrom > b.validFrom ? -1 : b.priceListId - a.priceListId)
  )
}

const isFor = (price: ListedPrice, question: PriceQuestion): boolean =>
  price.priceListId === question.agreedListId ||
  ((price.customerClass === null || price.customerClass === question.customerClass) &&
    (price.zone === null || price.zone === question.zone))

function rank(price: ListedPrice, question: PriceQuestion): number {
  if (price.priceListId === question.agreedListId) return 0
  return 3 - (price.customerClass === null ? 0 : 1) - (price.zone === null ? 0 : 1)
}

/** 1 where the price's unit is the one that the quantity comes in: whole cases, or loose. */
const fitsUnit = (price: ListedPrice, question: PriceQuestion): number =>
  price.priceUnits > 1 === (question.quantity % question.caseUnits === 0 && question.caseUnits > 1) ? 1 : 0

function sourceOf(price: ListedPrice, question: PriceQuestion): ResolvedPrice['source'] {
  if (price.priceListId === question.agreedListId) return 'customer-list'
  return price.customerClass === null && price.zone === null ? 'general-list' : 'class-list'
}
