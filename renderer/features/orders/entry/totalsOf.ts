import type { Currency } from '../../../../shared/kernel/money.ts'
import type { Totals } from '../TotalsCard.tsx'
import type { Entry } from './entry.ts'
import type { ShownQuote } from './useQuote.ts'

/** The quote as the totals card shows it. */
export function totalsOf(
  shown: ShownQuote,
  entry: Entry,
  usualCurrency: Currency | null,
  base: Currency | null,
): Totals | null {
  const { quote } = shown
  const currency = entry.currency ?? usualCurrency
  if (quote === null || currency === null) return null
  const { netMinor, tax, totalMinor, taxIncluded, otherTotal, rateE6, rateCurrency } = quote
  const rate = rateE6 === null || rateCurrency === null || base === null ? null : { rateE6, base, second: rateCurrency }
  return { currency, lines: quote.lines, netMinor, tax, totalMinor, taxIncluded, otherTotal, rate }
}
