import { z } from 'zod'
import { Day } from '../kernel/day.ts'
import { Id } from '../kernel/id.ts'
import { firstFree, freeOn, missingOn, type Supply } from './free.ts'

/** A product of which an order wants more than is free on its day. */
export const Shortage = z.object({
  productId: Id,
  /** Base units that are free on that day; never below 0. */
  free: z.number().int().nonnegative(),
  /** The first day on which all that is wanted is free; null where what is expected does not suffice. */
  enoughOn: Day.nullable(),
})
export type Shortage = z.infer<typeof Shortage>

interface Wanted {
  readonly productId: number
  /** Base units. */
  readonly quantity: number
}

/**
 * What lines want beyond what is free on their day, by product in the order in which they are first named: several lines of one product want together.
 * `own` is what the order itself reserves already, and has for itself.
 */
export function shortagesOf(
  lines: readonly Wanted[],
  supplies: ReadonlyMap<number, Supply>,
  { day, today, own }: { day: Day; today: Day; own: readonly Wanted[] },
): Shortage[] {
  const had = sums(own)
  return [...sums(lines)].flatMap(([productId, wanted]) => {
    const kept = supplies.get(productId)
    if (!kept) return []
    const supply = { ...kept, reserved: kept.reserved - (had.get(productId) ?? 0) }
    if (missingOn(supply, wanted, { day, today }) === 0) return []
    const free = Math.max(0, freeOn(supply, day, today))
    return [{ productId, free, enoughOn: firstFree(supply, wanted, { from: day, today }) }]
  })
}

function sums(lines: readonly Wanted[]): ReadonlyMap<number, number> {
  const sum = new Map<number, number>()
  for (const { productId, quantity } of lines) sum.set(productId, (sum.get(productId) ?? 0) + quantity)
  return sum
}
