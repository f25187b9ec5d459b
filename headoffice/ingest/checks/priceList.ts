import { PriceListSpan, spansCollide } from '../../../shared/priceLists/issues.ts'
import { registry } from '../../../shared/sync/registry.ts'
import { problemAt, type TableCheck } from '../check.ts'
import type { RowState } from '../rowState.ts'

/**
 * No two lists for the same customers in the same money share a day. Two computers of head office can enter such lists apart: the second is
 * refused whole, with whoever sent it deciding which days are whose.
 */
export const priceList: TableCheck = {
  amongAll: true,
  settle: ({ draft }, root) => {
    const span = spanOf(root)
    const others = draft.every(registry.price_list.number).filter(row => row.id !== root.id && !row.deleted)
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
