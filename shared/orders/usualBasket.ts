export interface UsualProduct {
  productId: number
  /** Base units: the median of the orders that had it, the lower of the two middle ones. */
  quantity: number
  /** In how many of the orders … */
  times: number
  /** … out of so many. */
  of: number
}

/**
 * What a customer usually takes: the products in at least half of the given orders (the last ten, as a rule), most frequent first. Each order
 * is its quantities by product in base units, lines of one product added up.
 */
export function usualBasket(orders: readonly ReadonlyMap<number, number>[]): readonly UsualProduct[] {
  const quantities = new Map<number, number[]>()
  for (const order of orders)
    for (const [productId, quantity] of order) {
      const known = quantities.get(productId)
      if (known) known.push(quantity)
      else quantities.set(productId, [quantity])
    }
  return [...quantities]
    .filter(([, found]) => found.length * 2 >= orders.length)
    .map(([productId, found]) => ({ productId, quantity: lowerMedian(found), times: found.length, of: orders.length }))
    .toSorted((a, b) => b.times - a.times || a.productId - b.productId)
}

const lowerMedian = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) / 2)] ?? 0
