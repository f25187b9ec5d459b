import type { Words } from './en.ts'
import { attention } from './fr/attention.ts'
import { customers } from './fr/customers.ts'
import { errors } from './fr/errors.ts'
import { frame } from './fr/frame.ts'
import { imports } from './fr/imports.ts'
import { kernel } from './fr/kernel.ts'
import { orderEntry } from './fr/orderEntry.ts'
import { orderList } from './fr/orderList.ts'
import { orders } from './fr/orders.ts'
import { paper } from './fr/paper.ts'
import { people } from './fr/people.ts'
import { priceLists } from './fr/priceLists.ts'
import { products } from './fr/products.ts'
import { requests } from './fr/requests.ts'
import { search } from './fr/search.ts'
import { session } from './fr/session.ts'
import { settings } from './fr/settings.ts'
import { sync } from './fr/sync.ts'
import { timeline } from './fr/timeline.ts'
import { today } from './fr/today.ts'

export const fr = {
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
