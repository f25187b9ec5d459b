import type { Words } from './en.ts'
import { attachments } from './ht/attachments.ts'
import { attention } from './ht/attention.ts'
import { audit } from './ht/audit.ts'
import { calendars } from './ht/calendars.ts'
import { containers } from './ht/containers.ts'
import { customers } from './ht/customers.ts'
import { equality } from './ht/equality.ts'
import { errors } from './ht/errors.ts'
import { files } from './ht/files.ts'
import { frame } from './ht/frame.ts'
import { imports } from './ht/imports.ts'
import { kernel } from './ht/kernel.ts'
import { lanes } from './ht/lanes.ts'
import { lists } from './ht/lists.ts'
import { orderEntry } from './ht/orderEntry.ts'
import { orderList } from './ht/orderList.ts'
import { orders } from './ht/orders.ts'
import { paper } from './ht/paper.ts'
import { people } from './ht/people.ts'
import { priceLists } from './ht/priceLists.ts'
import { print } from './ht/print.ts'
import { products } from './ht/products.ts'
import { requests } from './ht/requests.ts'
import { search } from './ht/search.ts'
import { session } from './ht/session.ts'
import { settings } from './ht/settings.ts'
import { stock } from './ht/stock.ts'
import { sync } from './ht/sync.ts'
import { timeline } from './ht/timeline.ts'
import { today } from './ht/today.ts'
import { wizard } from './ht/wizard.ts'

export const ht = {
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
