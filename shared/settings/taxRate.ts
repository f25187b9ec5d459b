import type { Day } from '../kernel/day.ts'
import type { BasisPoints } from '../kernel/money.ts'

/** The rate of a tax class on a day: the last change that has begun, else the rate that it began with. */
export function taxRateOn(
  day: Day,
  tax: { rateBp: BasisPoints; changes: readonly { validFrom: Day; rateBp: BasisPoints }[] },
): BasisPoints {
  const begun = tax.changes.filter(change => change.validFrom <= day)
  return begun.toSorted((a, b) => (a.validFrom < b.validFrom ? 1 : -1))[0]?.rateBp ?? tax.rateBp
}
