import type { Words } from './en.ts'
import { attention } from './ht/attention.ts'
import { customers } from './ht/customers.ts'
import { orders } from './ht/orders.ts'
import { priceLists } from './ht/priceLists.ts'
import { products } from './ht/products.ts'
import { requests } from './ht/requests.ts'
import { search } from './ht/search.ts'
import { timeline } from './ht/timeline.ts'
import { today } from './ht/today.ts'

export const ht = {
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
