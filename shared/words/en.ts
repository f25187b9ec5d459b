import { attachments } from './en/attachments.ts'
import { attention } from './en/attention.ts'
import { audit } from './en/audit.ts'
import { calendars } from './en/calendars.ts'
import { containers } from './en/containers.ts'
import { customers } from './en/customers.ts'
import { equality } from './en/equality.ts'
import { errors } from './en/errors.ts'
import { files } from './en/files.ts'
import { frame } from './en/frame.ts'
import { imports } from './en/imports.ts'
import { kernel } from './en/kernel.ts'
import { lanes } from './en/lanes.ts'
import { lists } from './en/lists.ts'
import { orderEntry } from './en/orderEntry.ts'
import { orderList } from './en/orderList.ts'
import { orders } from './en/orders.ts'
import { paper } from './en/paper.ts'
import { people } from './en/people.ts'
import { priceLists } from './en/priceLists.ts'
import { print } from './en/print.ts'
import { products } from './en/products.ts'
import { requests } from './en/requests.ts'
import { search } from './en/search.ts'
import { session } from './en/session.ts'
import { settings } from './en/settings.ts'
import { stock } from './en/stock.ts'
import { sync } from './en/sync.ts'
import { timeline } from './en/timeline.ts'
import { today } from './en/today.ts'
import { wizard } from './en/wizard.ts'

export const en = {
  attachments,
  attention,
  audit,
  calendars,
  containers,
  customers,
  equality,
  errors,
  files,
  frame,
  imports,
  kernel,
  lanes,
  lists,
  orderEntry,
  orderList,
  orders,
  paper,
  people,
  priceLists,
  print,
  products,
  requests,
  search,
  session,
  settings,
  stock,
  sync,
  timeline,
  today,
  wizard,
} as const

/** The same tree with any text at its leaves. */
type Shape<T> = { readonly [K in keyof T]: T[K] extends string ? string : Shape<T[K]> }

/** Every sentence of the desk. English gives the keys; a language that lacks one, or has one more, does not compile. */
export type Words = Shape<typeof en>
