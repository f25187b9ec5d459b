import type { Day } from '../kernel/day.ts'

export interface FreeGoodsRule {
  promotionId: number
  productId: number
  /** For each so many base units bought … */
  buyQuantity: number
  /** … so many are free. */
  freeQuantity: number
  validFrom: Day
  validTo: Day
}

export interface FreeGoods {
  promotionId: number
  productId: number
  /** Base units. */
  quantity: number
}

/** What a promotion gives on top of the quantities bought of each product (n + 1), counted over all lines of the product. */
export function freeGoodsFor(
  bought: ReadonlyMap<number, number>,
  rules: readonly FreeGoodsRule[],
  day: Day,
): readonly FreeGoods[] {
  return rules
    .filter(rule => rule.validFrom <= day && day <= rule.validTo)
    .map(rule => ({
      promotionId: rule.promotionId,
      productId: rule.productId,
      quantity: Math.floor((bought.get(rule.productId) ?? 0) / rule.buyQuantity) * rule.freeQuantity,
    }))
    .filter(free => free.quantity > 0)
}
