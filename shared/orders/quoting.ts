import type { Day } from '../kernel/day.ts'
import { type Currency, converted, convertedBack, type Minor } from '../kernel/money.ts'
import { lineAmount, orderTotals, type PricedLine, taxByRate } from './amounts.ts'
import type { LineForm, Quote, QuotedLine } from './contract.ts'
import { type FreeGoodsRule, freeGoodsFor } from './freeGoods.ts'
import type { LineProblem } from './lineProblem.ts'
import { type Buyer, type ListedPrice, type ListHead, leadingList, priceAs, resolvePrice } from './pricing.ts'
import { type DatedRate, quotedCurrency, rateOn } from './rateOn.ts'

export interface QuotedProduct {
  caseUnits: number
  taxRateBp: number
  active: boolean
}

/** Everything that a price depends on, as it stands on the day of the order. */
export interface QuoteFacts {
  buyer: Buyer
  products: ReadonlyMap<number, QuotedProduct>
  lists: readonly ListHead[]
  prices: ReadonlyMap<number, readonly ListedPrice[]>
  promotions: readonly (FreeGoodsRule & { name: string })[]
  baseCurrency: Currency
  /** One unit of `rateCurrency` in millionths of the base currency; both null where no rate is known. */
  rateE6: number | null
  rateCurrency: Currency | null
}

/** A quote, and the list that leads it. */
export interface PricedOrder extends Omit<Quote, 'deposit' | 'shortages'> {
  priceListId: number | null
}

/**
 * Prices, tax, totals and free goods of an order as entered: entry shows it and `save` stores it, so both say the same.
 * A line with a problem is priced at 0 and named; a new line gets the next number after `lastNumber`.
 */
export function quoted(lines: readonly LineForm[], facts: QuoteFacts, lastNumber: number): PricedOrder {
  const leading = leadingList(facts.lists, facts.buyer)
  const taxIncluded = leading?.taxIncluded ?? false
  const excess = beyondEarned(lines, facts)
  let next = lastNumber
  const answered = lines.map(line => {
    next += line.n === 0 ? 1 : 0
    const numbered = line.n === 0 ? { ...line, n: next } : line
    return quotedLine(numbered, line.n === 0, taxIncluded, excess.has(line), facts)
  })
  const totals = orderTotals(answered.map(forTotals), taxIncluded)
  return {
    lines: answered,
    offers: offersOf(lines, facts),
    netMinor: totals.net_minor,
    tax: taxByRate(answered.map(forTotals), taxIncluded).map(rate => ({
      rateBp: rate.rate_bp,
      taxMinor: rate.tax_minor,
    })),
    taxMinor: totals.tax_minor,
    totalMinor: totals.total_minor,
    taxIncluded,
    rateE6: facts.rateE6,
    rateCurrency: facts.rateCurrency,
    otherTotal: otherTotal(totals.total_minor, facts),
    priceListId: leading?.priceListId ?? null,
  }
}

/** A line's amount and tax need only these. */
export const forTotals = (
  line: Pick<QuotedLine, 'quantity' | 'priceUnits' | 'priceMinor' | 'discountBp' | 'taxRateBp'>,
): PricedLine => ({
  quantity: line.quantity,
  price_units: line.priceUnits,
  price_minor: line.priceMinor,
  discount_bp: line.discountBp,
  tax_rate_bp: line.taxRateBp,
})

/** What the order comes to in the company's other currency, at the rate that is frozen on it; null where there is none. */
export function otherTotal(
  total: Minor,
  facts: Pick<QuoteFacts, 'baseCurrency' | 'rateE6' | 'rateCurrency'> & { buyer: Pick<Buyer, 'currency'> },
): Quote['otherTotal'] {
  if (facts.rateE6 === null || facts.rateCurrency === null) return null
  return facts.buyer.currency === facts.baseCurrency
    ? { currency: facts.rateCurrency, minor: convertedBack(total, facts.rateE6) }
    : { currency: facts.baseCurrency, minor: converted(total, facts.rateE6) }
}

type Priced = Pick<
  QuotedLine,
  'priceUnits' | 'priceMinor' | 'priceSource' | 'discountBp' | 'listName' | 'listFrom' | 'problem'
>

function quotedLine(
  line: LineForm,
  isNew: boolean,
  taxIncluded: boolean,
  notEarned: boolean,
  facts: QuoteFacts,
): QuotedLine {
  const product = facts.products.get(line.productId)
  const priced = pricedLine(line, product, taxIncluded, facts)
  const problem: LineProblem | null = !product
    ? 'unknown-product'
    : isNew && !product.active
      ? 'inactive-product'
      : notEarned
        ? 'not-earned'
        : priced.problem
  const answered = {
    n: line.n,
    productId: line.productId,
    quantity: line.quantity,
    caseUnits: product?.caseUnits ?? 1,
    taxRateBp: product?.taxRateBp ?? 0,
    freeReasonId: line.freeReasonId,
    promotionId: line.promotionId,
    ...priced,
    changed: null,
    problem,
  }
  return { ...answered, amountMinor: lineAmount(forTotals(answered)) }
}

function pricedLine(
  line: LineForm,
  product: QuotedProduct | undefined,
  taxIncluded: boolean,
  facts: QuoteFacts,
): Priced {
  const caseUnits = product?.caseUnits ?? 1
  const nothing = { priceUnits: caseUnits, priceMinor: 0, discountBp: 0, listName: '', listFrom: null, problem: null }
  if (isFree(line)) return { ...nothing, priceSource: 'free' }
  if (line.typedPrice) {
    const { priceUnits, priceMinor } = line.typedPrice
    return { ...nothing, priceUnits, priceMinor, discountBp: line.discountBp, priceSource: 'typed' }
  }
  const found = resolvePrice(facts.prices.get(line.productId) ?? [], {
    ...facts.buyer,
    quantity: line.quantity,
    caseUnits,
  })
  if (!found) return { ...nothing, priceSource: 'general-list', problem: 'no-price' }
  return {
    priceUnits: found.price.priceUnits,
    priceMinor: priceAs(taxIncluded, found.price, product?.taxRateBp ?? 0),
    priceSource: found.source,
    discountBp: line.discountBp,
    listName: found.price.listName,
    listFrom: found.price.validFrom,
    problem: null,
  }
}

const isFree = (line: LineForm): boolean => line.freeReasonId !== null || line.promotionId !== null

/** What the promotions of the day give for what is paid for. */
function earned(lines: readonly LineForm[], facts: QuoteFacts) {
  const bought = new Map<number, number>()
  for (const line of lines)
    if (!isFree(line)) bought.set(line.productId, (bought.get(line.productId) ?? 0) + line.quantity)
  return freeGoodsFor(bought, facts.promotions, facts.buyer.day)
}

/** The free lines that ask for more than their promotion gives, counted from the first line on. */
function beyondEarned(lines: readonly LineForm[], facts: QuoteFacts): ReadonlySet<LineForm> {
  const left = new Map(earned(lines, facts).map(free => [free.promotionId, free]))
  const beyond = new Set<LineForm>()
  for (const line of lines) {
    if (line.promotionId === null) continue
    const free = left.get(line.promotionId)
    if (!free || free.productId !== line.productId || free.quantity < line.quantity) beyond.add(line)
    else left.set(line.promotionId, { ...free, quantity: free.quantity - line.quantity })
  }
  return beyond
}

function offersOf(lines: readonly LineForm[], facts: QuoteFacts): Quote['offers'] {
  const taken = new Map<number, number>()
  for (const line of lines)
    if (line.promotionId !== null) taken.set(line.promotionId, (taken.get(line.promotionId) ?? 0) + line.quantity)
  return earned(lines, facts)
    .map(free => ({
      promotionId: free.promotionId,
      name: facts.promotions.find(promotion => promotion.promotionId === free.promotionId)?.name ?? '',
      productId: free.productId,
      quantity: free.quantity - (taken.get(free.promotionId) ?? 0),
      freeReasonId: null,
    }))
    .filter(offer => offer.quantity > 0)
}

/** The rate to freeze: the latest of the day, of the order's currency, or of the company's second one where the order is in the base. */
export function rateFor(
  currency: Currency,
  company: { baseCurrency: Currency; secondCurrency: Currency | null },
  rates: readonly DatedRate[],
  day: Day,
): { rateE6: number | null; rateCurrency: Currency | null } {
  const rate = rateOn(quotedCurrency(currency, company), rates, day)
  return { rateE6: rate?.rateE6 ?? null, rateCurrency: rate?.currency ?? null }
}
