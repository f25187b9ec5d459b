import type { Words } from './en.ts'
import { attention } from './fr/attention.ts'
import { customers } from './fr/customers.ts'
import { orders } from './fr/orders.ts'
import { priceLists } from './fr/priceLists.ts'
import { products } from './fr/products.ts'
import { requests } from './fr/requests.ts'
import { search } from './fr/search.ts'
import { timeline } from './fr/timeline.ts'
import { today } from './fr/today.ts'

export const fr = {
  attention,
  customers,
  orders,
  priceLists,
  products,
  requests,
  search,
  timeline,
  today,
} satisfies Words
