import { attention } from './en/attention.ts'
import { customers } from './en/customers.ts'
import { errors } from './en/errors.ts'
import { frame } from './en/frame.ts'
import { imports } from './en/imports.ts'
import { kernel } from './en/kernel.ts'
import { orderEntry } from './en/orderEntry.ts'
import { orderList } from './en/orderList.ts'
import { orders } from './en/orders.ts'
import { paper } from './en/paper.ts'
import { people } from './en/people.ts'
import { priceLists } from './en/priceLists.ts'
import { products } from './en/products.ts'
import { requests } from './en/requests.ts'
import { search } from './en/search.ts'
import { session } from './en/session.ts'
import { settings } from './en/settings.ts'
import { sync } from './en/sync.ts'
import { timeline } from './en/timeline.ts'
import { today } from './en/today.ts'

export const en = {
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
} as const

/** The same tree with any text at its leaves. */
type Shape<T> = { readonly [K in keyof T]: T[K] extends string ? string : Shape<T[K]> }

/** Every sentence of the desk. English gives the keys; a language that lacks one, or has one more, does not compile. */
export type Words = Shape<typeof en>
