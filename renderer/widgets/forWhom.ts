import type { PriceList } from '../../shared/priceLists/contract.ts'
import type { Words } from '../../shared/words/en.ts'

/** Whom a price list is for: a class, a zone, both, or everybody. */
export const forWhom = (list: Pick<PriceList, 'customerClass' | 'zone'>, words: Words): string =>
  [list.customerClass === null ? null : words.customers.customerClass[list.customerClass], list.zone]
    .filter(Boolean)
    .join(' · ') || words.priceLists.everybody
