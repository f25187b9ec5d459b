import { type BasisPoints, divideRounded, type Minor } from '../kernel/money.ts'

export interface PricedLine {
  /** Base units. */
  quantity: number
  /** The price is for so many base units. */
  price_units: number
  price_minor: Minor
  discount_bp: BasisPoints
  tax_rate_bp: BasisPoints
}

export interface OrderTotals {
  net_minor: Minor
  tax_minor: Minor
  total_minor: Minor
}

/** What the lines of one tax rate come to, and the tax on, or in, that sum. Minor units. */
export interface RateTax {
  rate_bp: BasisPoints
  amount_minor: Minor
  tax_minor: Minor
}

/**
 * quantity ÷ price_units × price × (1 − discount), rounded once, half up, to whole minor units. With tax where the
 * order's prices include it, without where they do not.
 */
export const lineAmount = (line: Omit<PricedLine, 'tax_rate_bp'>): Minor =>
  divideRounded(
    BigInt(line.quantity) * BigInt(line.price_minor) * BigInt(10_000 - line.discount_bp),
    BigInt(line.price_units) * 10_000n,
  )

/** Ten thousand million gourdes: what is more was mistyped, and sums over many orders would no longer be exact. Minor units. */
export const mostTotal = 1_000_000_000_000

/**
 * Tax is taken per rate on the sum of that rate's lines, rounded once a rate, and then summed: never line by line.
 * Where prices include tax, it is the part amount × rate ÷ (1 + rate).
 * @throws RangeError where the order comes to more than `mostTotal`
 */
export function orderTotals(lines: readonly PricedLine[], taxIncluded: boolean): OrderTotals {
  const rates = taxByRate(lines, taxIncluded)
  const amounts = rates.reduce((sum, rate) => sum + rate.amount_minor, 0)
  const tax = rates.reduce((sum, rate) => sum + rate.tax_minor, 0)
  const total = taxIncluded ? amounts : amounts + tax
  if (total > mostTotal) throw new RangeError('an order too large')
  return { net_minor: total - tax, tax_minor: tax, total_minor: total }
}

/** The tax of an order rate by rate, lowest rate first; a rate whose lines cost nothing is there with 0. */
export function taxByRate(lines: readonly PricedLine[], taxIncluded: boolean): readonly RateTax[] {
  const amounts = new Map<BasisPoints, Minor>()
  for (const line of lines) amounts.set(line.tax_rate_bp, (amounts.get(line.tax_rate_bp) ?? 0) + lineAmount(line))
  return [...amounts]
    .toSorted(([a], [b]) => a - b)
    .map(([rate, amount]) => ({ rate_bp: rate, amount_minor: amount, tax_minor: taxOf(amount, rate, taxIncluded) }))
}

/** The tax in, or on, an amount. Rate in basis points, result in minor units. */
export const taxOf = (amount: Minor, rate: BasisPoints, included: boolean): Minor =>
  divideRounded(BigInt(amount) * BigInt(rate), included ? 10_000n + BigInt(rate) : 10_000n)
