import type { Day } from '../kernel/day.ts'
import { type BasisPoints, type Currency, divideRounded, type Minor } from '../kernel/money.ts'
import type { PriceSource } from './priceSource.ts'

/** The head of a price list: for whom, from when to when, in which money. */
export interface ListHead {
  priceListId: number
  listCode: string
  listName: string
  currency: Currency
  customerClass: string | null
  zone: string | null
  validFrom: Day
  validTo: Day | null
  taxIncluded: boolean
}

export interface ListedPrice extends ListHead {
  /** The price is for so many base units. */
  priceUnits: number
  priceMinor: Minor
  /** Base units on the line from which this price counts. */
  fromQuantity: number
}

/** For whom and when a price is asked. */
export interface Buyer {
  day: Day
  currency: Currency
  customerClass: string
  zone: string
  /** The list in the customer's terms, or null. */
  agreedListId: number | null
}

export interface PriceQuestion extends Buyer {
  /** Base units. */
  quantity: number
  caseUnits: number
}

export interface ResolvedPrice {
  source: Extract<PriceSource, 'customer-list' | 'class-list' | 'general-list'>
  price: ListedPrice
}

/**
 * The price that counts for one product, or null where no list has one. First the list: the customer's agreed one, then one for its class and
 * zone, for its class, for its zone, for everybody; of two alike the one that began last. Then the price within that list: where it has both
 * a case and a unit price, a line of whole cases goes by the case price and any other by the unit price; then the largest quantity step that
 * the line reaches. A list that has no price for the quantity is passed over.
 */
export function resolvePrice(prices: readonly ListedPrice[], question: PriceQuestion): ResolvedPrice | null {
  const open = prices.filter(price => isOpenTo(price, question) && price.fromQuantity <= question.quantity)
  const best = open.toSorted((a, b) => comparePrices(a, b, question))[0]
  return best ? { source: sourceOf(best, question), price: best } : null
}

/** The list that decides whether the order's prices include tax: the first that counts for this buyer, whatever it prices. */
export const leadingList = <L extends ListHead>(lists: readonly L[], buyer: Buyer): L | null =>
  lists.filter(list => isOpenTo(list, buyer)).toSorted((a, b) => compareLists(a, b, buyer))[0] ?? null

/**
 * A price in the order's own way, with tax or without, where its list has it the other way: × or ÷ (1 + rate), rounded once, half up.
 * Minor units in, minor units out.
 */
export function priceAs(taxIncluded: boolean, price: ListedPrice, taxRate: BasisPoints): Minor {
  if (price.taxIncluded === taxIncluded) return price.priceMinor
  const withTax = 10_000n + BigInt(taxRate)
  return taxIncluded
    ? divideRounded(BigInt(price.priceMinor) * withTax, 10_000n)
    : divideRounded(BigInt(price.priceMinor) * 10_000n, withTax)
}

const comparePrices = (a: ListedPrice, b: ListedPrice, question: PriceQuestion): number =>
  compareLists(a, b, question) ||
  fitsUnit(b, question) - fitsUnit(a, question) ||
  b.fromQuantity - a.fromQuantity ||
  a.priceUnits - b.priceUnits ||
  a.priceMinor - b.priceMinor

const compareLists = (a: ListHead, b: ListHead, buyer: Buyer): number =>
  rank(a, buyer) - rank(b, buyer) ||
  (a.validFrom < b.validFrom ? 1 : a.validFrom > b.validFrom ? -1 : b.priceListId - a.priceListId)

const isOpenTo = (list: ListHead, buyer: Buyer): boolean =>
  list.currency === buyer.currency &&
  list.validFrom <= buyer.day &&
  (list.validTo === null || buyer.day <= list.validTo) &&
  (list.priceListId === buyer.agreedListId ||
    ((list.customerClass === null || list.customerClass === buyer.customerClass) &&
      (list.zone === null || list.zone === buyer.zone)))

function rank(list: ListHead, buyer: Buyer): number {
  if (list.priceListId === buyer.agreedListId) return 0
  return 4 - (list.customerClass === null ? 0 : 2) - (list.zone === null ? 0 : 1)
}

/** 1 where the price's unit is the one that the quantity comes in: whole cases, or loose. */
const fitsUnit = (price: ListedPrice, question: PriceQuestion): number =>
  price.priceUnits > 1 === (question.caseUnits > 1 && question.quantity % question.caseUnits === 0) ? 1 : 0

function sourceOf(list: ListHead, buyer: Buyer): ResolvedPrice['source'] {
  if (list.priceListId === buyer.agreedListId) return 'customer-list'
  return list.customerClass === null && list.zone === null ? 'general-list' : 'class-list'
}
