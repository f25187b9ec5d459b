import type { Catalogue } from './catalogue.ts'
import type { MadeCustomer } from './customers.ts'
import type { MadeProduct } from './madeProduct.ts'
import type { World } from './world.ts'

/** What a customer usually takes, in whole cases. */
export type Basket = readonly { readonly product: MadeProduct; readonly cases: number }[]

export function basketOf({ dice }: World, catalogue: Catalogue, { segment }: MadeCustomer): Basket {
  const [few, many] = segment.cases
  const fitting = catalogue.products.filter(
    product => product.active && (segment.categories === null || segment.categories.includes(product.category)),
  )
  const left = [...fitting]
  const size = Math.min(left.length, segment.lines[1] + 2)
  return Array.from({ length: size }, () => {
    // Beer, malt and cola stand first in the catalogue and sell best.
    const at = Math.min(dice.below(left.length), dice.below(left.length))
    const [product] = left.splice(at, 1)
    return product ? [{ product, cases: dice.between(few, many) }] : []
  }).flat()
}

/** One order out of a basket: product ids and base units, now and then loose bottles beside the cases. */
export function drawnLines({ dice }: World, { segment }: MadeCustomer, basket: Basket): (readonly [number, number])[] {
  const wanted = Math.min(basket.length, dice.between(...segment.lines))
  const left = [...basket]
  const lines: (readonly [number, number])[] = []
  while (lines.length < wanted) {
    const at = Math.min(dice.below(left.length), dice.below(left.length))
    const [item] = left.splice(at, 1)
    if (!item) break
    const cases = Math.max(1, Math.round((item.cases * dice.between(75, 130)) / 100))
    const loose = segment.customerClass === 'kiosk' && item.product.caseUnits > 1 && dice.perMille(90)
    const units = cases * item.product.caseUnits + (loose ? dice.between(1, item.product.caseUnits - 1) : 0)
    lines.push([item.product.id, units])
  }
  return lines
}
