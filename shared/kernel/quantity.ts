import { z } from 'zod'

/** A whole number of base units (bottles, cans, sachets). */
export const Quantity = z.number().int().positive().max(1_000_000_000)
export type Quantity = z.infer<typeof Quantity>

/** Cases and loose base units. */
export interface CasesAndUnits {
  cases: number
  units: number
}

/**
 * Base units out of what a person types: `12c 6b`, `12c`, `6b`, `12 c 6 b`, or `12` alone, which means cases where the product
 * comes in cases and base units where it does not. `kès`, `caisse`, `case`, `bt`, `boutèy`, `u` are understood by their first letter.
 * Null where it is no quantity or is zero.
 */
export function parseQuantity(text: string, caseUnits: number): Quantity | null {
  const typed = text.trim().toLowerCase()
  const plain = /^(\d{1,10})$/.exec(typed)
  if (plain) return inRange(Number(plain[1]) * caseUnits)
  const both = /^(?:(\d{1,10})\s*[ck]\p{L}*)?\s*[+,]?\s*(?:(\d{1,10})\s*[bu]\p{L}*)?$/u.exec(typed)
  if (!both || (both[1] === undefined && both[2] === undefined)) return null
  return inRange(Number(both[1] ?? 0) * caseUnits + Number(both[2] ?? 0))
}

export const casesAndUnits = (quantity: number, caseUnits: number): CasesAndUnits => ({
  cases: caseUnits > 1 ? Math.floor(quantity / caseUnits) : 0,
  units: caseUnits > 1 ? quantity % caseUnits : quantity,
})

/** As it is typed: `12c 6b`. */
export function quantityText(quantity: number, caseUnits: number): string {
  const { cases, units } = casesAndUnits(quantity, caseUnits)
  if (caseUnits <= 1) return `${units}b`
  return [cases > 0 ? `${cases}c` : '', units > 0 ? `${units}b` : ''].filter(Boolean).join(' ') || '0c'
}

const inRange = (quantity: number): Quantity | null => (Quantity.safeParse(quantity).success ? quantity : null)
