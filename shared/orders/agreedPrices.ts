import { orderTotals, taxByRate } from './amounts.ts'
import type { LineForm, QuotedLine } from './contract.ts'
import type { Order, OrderLine } from './order.ts'
import { forTotals, type PricedOrder } from './quoting.ts'

/**
 * The price of an amended order. What nobody touched costs what was confirmed, also where a list has changed since; what is new or other
 * takes the price of the day wanted. Where the day wanted moved, or prices with tax became prices without, everything is priced anew,
 * except what an import brought.
 * @throws RangeError where the order comes to more than can be counted
 */
export function withAgreedPrices(
  { before, day, lines }: { before: Order; day: string; lines: readonly LineForm[] },
  quote: PricedOrder,
): PricedOrder {
  if (quote.taxIncluded !== before.taxIncluded) return quote
  const stood = new Map(before.lines.map(line => [line.n, line]))
  const moved = day !== before.requestedDay
  const kept = quote.lines.map((quoted, index): QuotedLine => {
    const form = lines[index]
    const line = stood.get(quoted.n)
    if (!form || !line || !isUntouched(form, line) || (moved && line.priceSource !== 'imported')) return quoted
    return { ...quoted, ...line, problem: null }
  })
  const priced = kept.map(forTotals)
  const { net_minor, tax_minor, total_minor } = orderTotals(priced, before.taxIncluded)
  return {
    ...quote,
    lines: kept,
    netMinor: net_minor,
    taxMinor: tax_minor,
    totalMinor: total_minor,
    tax: taxByRate(priced, before.taxIncluded).map(rate => ({ rateBp: rate.rate_bp, taxMinor: rate.tax_minor })),
  }
}

/** The line asks for exactly what was confirmed. A price that was typed comes back with the form as it was typed. */
const isUntouched = (form: LineForm, line: OrderLine): boolean =>
  form.n === line.n &&
  form.productId === line.productId &&
  form.quantity === line.quantity &&
  form.discountBp === line.discountBp &&
  form.freeReasonId === line.freeReasonId &&
  form.promotionId === line.promotionId &&
  (form.typedPrice === null
    ? line.priceSource !== 'typed'
    : form.typedPrice.priceMinor === line.priceMinor && form.typedPrice.priceUnits === line.priceUnits)
