import type { Words } from './en.ts'
import { attention } from './ht/attention.ts'
import { customers } from './ht/customers.ts'
import { errors } from './ht/errors.ts'
import { frame } from './ht/frame.ts'
import { imports } from './ht/imports.ts'
import { kernel } from './ht/kernel.ts'
import { orderEntry } from './ht/orderEntry.ts'
import { orderList } from './ht/orderList.ts'
import { orders } from './ht/orders.ts'
import { paper } from './ht/paper.ts'
import { people } from './ht/people.ts'
import { priceLists } from './ht/priceLists.ts'
import { products } from './ht/products.ts'
import { requests } from './ht/requests.ts'
import { search } from './ht/search.ts'
import { session } from './ht/session.ts'
import { settings } from './ht/settings.ts'
import { sync } from './ht/sync.ts'
import { timeline } from './ht/timeline.ts'
import { today } from './ht/today.ts'

export const ht = {
  attention,
  customers,
  errors,
  frame,
  imports,
  kernel,
  orderEntry,
  orderList,
  orders,
  paper,
  people,
  priceLists,
  products,
  requests,
  search,
  session,
  settings,
  sync,
  timeline,
  today,
} satisfies Words
