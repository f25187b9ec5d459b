import type { Words } from './en.ts'
import { attachments } from './fr/attachments.ts'
import { attention } from './fr/attention.ts'
import { audit } from './fr/audit.ts'
import { calendars } from './fr/calendars.ts'
import { containers } from './fr/containers.ts'
import { customers } from './fr/customers.ts'
import { equality } from './fr/equality.ts'
import { errors } from './fr/errors.ts'
import { files } from './fr/files.ts'
import { frame } from './fr/frame.ts'
import { imports } from './fr/imports.ts'
import { kernel } from './fr/kernel.ts'
import { lanes } from './fr/lanes.ts'
import { lists } from './fr/lists.ts'
import { orderEntry } from './fr/orderEntry.ts'
import { orderList } from './fr/orderList.ts'
import { orders } from './fr/orders.ts'
import { paper } from './fr/paper.ts'
import { people } from './fr/people.ts'
import { priceLists } from './fr/priceLists.ts'
import { print } from './fr/print.ts'
import { products } from './fr/products.ts'
import { requests } from './fr/requests.ts'
import { search } from './fr/search.ts'
import { session } from './fr/session.ts'
import { settings } from './fr/settings.ts'
import { stock } from './fr/stock.ts'
import { sync } from './fr/sync.ts'
import { timeline } from './fr/timeline.ts'
import { today } from './fr/today.ts'
import { wizard } from './fr/wizard.ts'

export const fr = {
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
} satisfies Words
