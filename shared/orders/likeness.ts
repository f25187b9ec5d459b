/** From this share of equal products on, two orders of a customer look like the same one entered twice. */
const suspicious = 0.6

/**
 * How many products stand in both orders with equal quantity. Each order is its quantities by product in base units.
 */
export const sameProducts = (a: ReadonlyMap<number, number>, b: ReadonlyMap<number, number>): number =>
  [...a].filter(([productId, quantity]) => b.get(productId) === quantity).length

/** Whether one order may be the other entered again: 60 % or more of the products of the longer one are equal in both. */
export const looksEnteredTwice = (a: ReadonlyMap<number, number>, b: ReadonlyMap<number, number>): boolean =>
  a.size > 0 && sameProducts(a, b) >= suspicious * Math.max(a.size, b.size)

/** Quantities by product, lines of one product added up. */
export function basketOf(lines: readonly { productId: number; quantity: number }[]): ReadonlyMap<number, number> {
  const basket = new Map<number, number>()
  for (const line of lines) basket.set(line.productId, (basket.get(line.productId) ?? 0) + line.quantity)
  return basket
}
