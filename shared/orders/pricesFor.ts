import type { BasisPoints, Minor } from '../kernel/money.ts'
import { type Buyer, type ListedPrice, priceAs, resolvePrice } from './pricing.ts'

/** A price that somebody pays for one product, and from how many base units on. */
export interface PriceStep {
  readonly fromQuantity: number
  readonly priceUnits: number
  readonly priceMinor: Minor
}

export interface PricesQuestion extends Buyer {
  /** Base units in a case of the product. */
  readonly caseUnits: number
  /** How the answer is wanted: with tax, or without. */
  readonly taxIncluded: boolean
  readonly taxRateBp: BasisPoints
}

/**
 * Every price that this buyer may meet for one product, as a list on the wall would say it: for one unit and for one case where they differ,
 * and each quantity step that changes it, in the order of the quantities. Empty where no list has a price. Minor units.
 */
export function pricesFor(prices: readonly ListedPrice[], question: PricesQuestion): PriceStep[] {
  const { caseUnits, taxIncluded, taxRateBp } = question
  const steps = new Set([1, caseUnits, ...prices.map(price => price.fromQuantity)])
  const found: PriceStep[] = []
  for (const quantity of [...steps].sort((a, b) => a - b)) {
    const price = resolvePrice(prices, { ...question, quantity })?.price
    if (!price) continue
    const step = {
      fromQuantity: price.fromQuantity,
      priceUnits: price.priceUnits,
      priceMinor: priceAs(taxIncluded, price, taxRateBp),
    }
    if (!found.some(known => isSame(known, step))) found.push(step)
  }
  return found
}

const isSame = (a: PriceStep, b: PriceStep): boolean =>
  a.fromQuantity === b.fromQuantity && a.priceUnits === b.priceUnits && a.priceMinor === b.priceMinor
