import type { Day } from '../kernel/day.ts'
import type { Currency } from '../kernel/money.ts'

/** One unit of `currency` in millionths of the company's base currency, from a day on. */
export interface DatedRate {
  readonly id: number
  readonly currency: Currency
  readonly rateE6: number
  readonly validFrom: Day
}

/** The currency whose rate an amount needs: its own, or the company's second one where it is in the base; null where there is no other. */
export const quotedCurrency = (
  currency: Currency,
  company: { baseCurrency: Currency; secondCurrency: Currency | null },
): Currency | null => (currency === company.baseCurrency ? company.secondCurrency : currency)

/** The rate that counts on a day: of those that began by then the latest, of two of one day the one entered last; null where none is known. */
export const rateOn = <R extends DatedRate>(currency: Currency | null, rates: readonly R[], day: Day): R | null =>
  rates
    .filter(rate => rate.currency === currency && rate.validFrom <= day)
    .toSorted((a, b) => (a.validFrom < b.validFrom ? 1 : a.validFrom > b.validFrom ? -1 : b.id - a.id))[0] ?? null
