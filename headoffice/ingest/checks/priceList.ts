import { PriceListSpan, spansCollide } from '../../../shared/priceLists/issues.ts'
import { registry } from '../../../shared/sync/registry.ts'
import { problemAt, type TableCheck } from '../check.ts'
import type { RowState } from '../rowState.ts'

/**
 * Two computers of head office can enter lists apart that are for the same customers, in the same money, on the same days: the second is refused
 * whole, with whoever sent it deciding which days are whose. What one computer has beside each other it has seen: an import brings such lists.
 */
export const priceList: TableCheck = {
  amongAll: true,
  settle: ({ draft, sender }, root) => {
    const span = spanOf(root)
    const others = draft
      .every(registry.price_list.number)
      .filter(row => row.id !== root.id && !row.deleted && row.device !== sender.device)
    return others.some(other => spansCollide(spanOf(other), span)) ? problemAt('lists-overlap', root, 'valid_from') : []
  },
}

const spanOf = ({ columns }: RowState): PriceListSpan =>
  PriceListSpan.parse({
    customerClass: columns.customer_class ?? null,
    zone: columns.zone ?? null,
    currency: columns.currency,
    validFrom: columns.valid_from,
    validTo: columns.valid_to ?? null,
  })
