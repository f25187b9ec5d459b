import { attention } from './en/attention.ts'
import { customers } from './en/customers.ts'
import { orders } from './en/orders.ts'
import { priceLists } from './en/priceLists.ts'
import { products } from './en/products.ts'
import { requests } from './en/requests.ts'
import { search } from './en/search.ts'
import { timeline } from './en/timeline.ts'
import { today } from './en/today.ts'

/** Every sentence that a person reads, in English; the other languages have the same keys or do not compile. */
export const en = {
  attention,
  customers,
  orders,
  priceLists,
  products,
  requests,
  search,
  timeline,
  today,
}

type Shape<T> = { readonly [K in keyof T]: T[K] extends string ? string : Shape<T[K]> }
export type Words = Shape<typeof en>
