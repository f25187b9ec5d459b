import type { Minor } from '../kernel/money.ts'

/** A line as far as empties go. */
export interface PackedLine {
  readonly productId: number
  /** Base units. */
  readonly quantity: number
  readonly caseUnits: number
}

/** What a product comes in; null where nothing is given back. */
export interface Packing {
  readonly unitContainerId: number | null
  readonly caseContainerId: number | null
}

export interface Owed {
  readonly containerId: number
  readonly count: number
  /** Minor units of the company's base currency. */
  readonly depositMinor: Minor
}

export interface Deposit {
  readonly containers: Owed[]
  readonly totalMinor: Minor
}

/**
 * The empties that an order brings to a customer, and the deposit on them: every base unit in its bottle, every whole case in its crate;
 * loose bottles take no crate. Free goods count, they come in glass too. `deposits` is the deposit of one container by its id; one that is
 * not known is counted at nothing. Containers in the order in which they first appear.
 */
export function depositOf(
  lines: readonly PackedLine[],
  packings: ReadonlyMap<number, Packing>,
  deposits: ReadonlyMap<number, Minor>,
): Deposit {
  const counts = new Map<number, number>()
  const add = (containerId: number | null, count: number): void => {
    if (containerId !== null && count > 0) counts.set(containerId, (counts.get(containerId) ?? 0) + count)
  }
  for (const { productId, quantity, caseUnits } of lines) {
    const packing = packings.get(productId)
    if (!packing) continue
    add(packing.caseContainerId, caseUnits > 1 ? Math.floor(quantity / caseUnits) : 0)
    add(packing.unitContainerId, quantity)
  }
  const containers = [...counts].map(([containerId, count]) => ({
    containerId,
    count,
    depositMinor: count * (deposits.get(containerId) ?? 0),
  }))
  return { containers, totalMinor: containers.reduce((sum, each) => sum + each.depositMinor, 0) }
}
