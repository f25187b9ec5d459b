import { z } from 'zod'

/** A whole number of base units (bottles, cans, sachets). */
export const Quantity = z.number().int().positive().max(1_000_000_000)
export type Quantity = z.infer<typeof Quantity>

/** Cases and loose base units. */
export interface CasesAndUnits {
  cases: number
  units: number
}

/** A unit that a product has besides case and base unit: so many base units in one. */
export interface PackedUnit {
  kind: string
  factor: number
}

/**
 * Base units out of what a person types: `12c 6b`, `12c`, `6b`, `12 c 6 b`, or `12` alone, which means cases where the product
 * comes in cases and base units where it does not. `kès`, `caisse`, `case`, `bt`, `boutèy`, `u` are understood by their first letter;
 * `1p 2l 3c 4pk 6b` where the product has pallets, layers and packs among its `units`. The larger unit comes first, each once.
 * Null where it is no quantity, is zero, or names a unit that the product does not have.
 */
export function parseQuantity(text: string, caseUnits: number, units: readonly PackedUnit[] = []): Quantity | null {
  const typed = text.trim().toLowerCase()
  const plain = /^(\d{1,10})$/.exec(typed)
  if (plain) return inRange(Number(plain[1]) * caseUnits)
  if (!/^(?:\d{1,10}\s*\p{L}+\s*[+,]?\s*)+$/u.test(typed)) return null
  let sum = 0
  let last = -1
  for (const [, count = '', word = ''] of typed.matchAll(/(\d{1,10})\s*(\p{L}+)/gu)) {
    const rank = typedUnits.findIndex(({ meant }) => meant.test(word))
    const factor = factorOf(typedUnits[rank]?.kind, caseUnits, units)
    if (factor === null || rank <= last) return null
    sum += Number(count) * factor
    last = rank
  }
  return inRange(sum)
}

/** Largest first. `pake` is a pack and `palèt` a pallet; `kouch` is a layer and every other `k` a case. */
const typedUnits: readonly { kind: string; meant: RegExp }[] = [
  { kind: 'pallet', meant: /^p(?!k|a[kqc])/ },
  { kind: 'layer', meant: /^(?:l|r|[kc]ouch)/ },
  { kind: 'case', meant: /^[ck](?!ouch)/ },
  { kind: 'pack', meant: /^p(?:k|a[kqc])/ },
  { kind: 'base', meant: /^[bu]/ },
]

/** How a unit is typed, for the hint beside it. */
export const typedAs: Readonly<Record<string, string>> = { pallet: 'p', layer: 'l', case: 'c', pack: 'pk' }

function factorOf(kind: string | undefined, caseUnits: number, units: readonly PackedUnit[]): number | null {
  if (kind === 'base') return 1
  if (kind === 'case') return caseUnits
  return units.find(unit => unit.kind === kind)?.factor ?? null
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
