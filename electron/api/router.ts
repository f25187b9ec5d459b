import type { Router } from '@orpc/server'
import type { contract } from '../../shared/contract.ts'
import { attachments } from './attachments.ts'
import { attention } from './attention.ts'
import { auth } from './auth.ts'
import { calendars } from './calendars.ts'
import { changes } from './changes.ts'
import { containers } from './containers.ts'
import type { Context } from './context.ts'
import { customers } from './customers.ts'
import { drafts } from './drafts.ts'
import { equality } from './equality.ts'
import { files } from './files.ts'
import { imports } from './imports.ts'
import { lanes } from './lanes.ts'
import { lists } from './lists.ts'
import { orders } from './orders.ts'
import { people } from './people.ts'
import { preferences } from './preferences.ts'
import { priceLists } from './priceLists.ts'
import { print } from './print.ts'
import { products } from './products.ts'
import { requests } from './requests.ts'
import { search } from './search.ts'
import { settings } from './settings.ts'
import { setup } from './setup.ts'
import { stock } from './stock.ts'
import { sync } from './sync.ts'
import { timeline } from './timeline.ts'
import { today } from './today.ts'
import { undo } from './undo.ts'

/** Every slice, once. One that is missing, or lacks a call of its contract, does not compile. */
export const router: Router<typeof contract, Context> = {
  attachments,
  attention,
  auth,
  calendars,
  changes,
  containers,
  customers,
  drafts,
  equality,
  files,
  imports,
  lanes,
  lists,
  orders,
  people,
  preferences,
  priceLists,
  print,
  products,
  requests,
  search,
  settings,
  setup,
  stock,
  sync,
  timeline,
  today,
  undo,
}
