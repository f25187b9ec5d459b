import type { Day } from '../kernel/day.ts'
import type { BasisPoints, Currency } from '../kernel/money.ts'

interface Dated {
  readonly id: number | null
  readonly currency: Currency
  readonly rateE6: number
  readonly validFrom: Day
}

/** A rate is looked at twice where it is farther from the one before than a fifth. */
const mostJump: BasisPoints = 2_000

/** The latest rate of the same currency that counted before this one, or null. */
export const rateBefore = <R extends Dated>(rate: Dated, rates: readonly R[]): R | null =>
  rates
    .filter(each => each.currency === rate.currency && each.id !== rate.id && each.validFrom <= rate.validFrom)
    .toSorted((a, b) => (a.validFrom < b.validFrom ? 1 : a.validFrom > b.validFrom ? -1 : 0))[0] ?? null

/** How far a rate is from the one before, in basis points of that one, up or down. */
export const changeBp = (rate: Dated, before: Dated): number =>
  Math.round(((rate.rateE6 - before.rateE6) * 10_000) / before.rateE6)

/** The rate before and how far this one is from it, where that is more than a fifth; null where nothing is odd. */
export function rateJump<R extends Dated>(rate: Dated, rates: readonly R[]): { before: R; changeBp: number } | null {
  const before = rateBefore(rate, rates)
  if (!before || rate.rateE6 <= 0) return null
  const change = changeBp(rate, before)
  return Math.abs(change) > mostJump ? { before, changeBp: change } : null
}
