import type { ImportedPrice } from '../../shared/import/record.ts'
import type { NewRow, Written } from '../../shared/import/rows.ts'
import { dayAt } from '../../shared/kernel/day.ts'
import type { Currency } from '../../shared/kernel/money.ts'
import type { GroupMaker } from './importMaker.ts'

/** So many prices has a list at most: a computer has no more numbers for the children of one record. */
const mostItems = 8000

interface OpenList {
  readonly id: number
  /** The number of its last price. */
  last: number
}

/** Price lists of an import, each begun when its first price comes. */
export function priceLists({ plan, known, newId }: GroupMaker, currency: Currency) {
  const open = new Map<string, OpenList>()
  const day = dayAt(plan.startedAt, plan.depot.timeZone)
  const stem = plan.startedAt.toString(36).toUpperCase()

  function listFor(price: ImportedPrice): { list: OpenList; begun: readonly Written[] } {
    const key = JSON.stringify([
      price.list,
      price.customerClass,
      price.zone,
      price.validFrom,
      price.validTo,
      price.currency,
    ])
    const before = open.get(key)
    if (before && before.last < mostItems) return { list: before, begun: [] }
    const standing = before ? undefined : known.priceLists.get(price.list)
    if (standing) {
      const list = { id: standing.id, last: standing.lastChild }
      open.set(key, list)
      return { list, begun: [] }
    }
    const list = { id: newId(), last: 0 }
    const code =
      price.list !== '' && !open.has(key) ? price.list : `IMP-${stem}${open.size === 0 ? '' : `-${open.size + 1}`}`
    open.set(key, list)
    if (before) open.set(`${key} ${open.size}`, before)
    return { list, begun: [{ table: 'price_list', row: rowOf(price, list.id, code) }] }
  }

  const rowOf = (price: ImportedPrice, id: number, code: string): NewRow<'price_list'> => ({
    id,
    code,
    name: price.list || plan.name,
    currency: price.currency ?? currency,
    customer_class: price.customerClass,
    zone: price.zone || null,
    valid_from: price.validFrom ?? day,
    valid_to: price.validTo,
    tax_included: 0,
  })

  return {
    /** The row of a price, behind that of its list where it is the first there. */
    itemsOf(price: ImportedPrice, productId: number): readonly Written[] {
      const { list, begun } = listFor(price)
      list.last += 1
      return [
        ...begun,
        {
          table: 'price_item',
          row: {
            id: list.id,
            n: list.last,
            product_id: productId,
            price_units: price.priceUnits,
            price_minor: price.priceMinor,
            from_quantity: price.fromQuantity,
          },
        },
      ]
    },
  }
}
