import type { Day } from '../kernel/day.ts'
import type { PriceChange, QuotedLine } from './contract.ts'

/**
 * The lines of a quote for a later day, each with what would be other if it were delivered today: the price that its list or another gives
 * today, or the tax. `asToday` are the same lines quoted for `today`, in the same order.
 */
export function compared(lines: readonly QuotedLine[], asToday: readonly QuotedLine[], today: Day): QuotedLine[] {
  return lines.map((line, index) => {
    const now = asToday[index]
    return now ? { ...line, changed: changeBetween(line, now, today) } : line
  })
}

function changeBetween(line: QuotedLine, now: QuotedLine, today: Day): PriceChange | null {
  if (line.problem !== null || now.problem !== null) return null
  const otherPrice = line.priceMinor * now.priceUnits !== now.priceMinor * line.priceUnits
  const otherTax = line.taxRateBp !== now.taxRateBp
  if (!otherPrice && !otherTax) return null
  return {
    from: otherPrice && line.listFrom !== null && line.listFrom > today ? line.listFrom : null,
    priceMinor: otherPrice ? now.priceMinor : null,
    priceUnits: now.priceUnits,
    taxRateBp: otherTax ? now.taxRateBp : null,
  }
}
