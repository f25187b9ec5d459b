import { attention } from './attention.ts'
import { auth } from './auth.ts'
import { changes } from './changes.ts'
import { customers } from './customers.ts'
import { drafts } from './drafts.ts'
import { imports } from './imports.ts'
import { orders } from './orders.ts'
import { people } from './people.ts'
import { preferences } from './preferences.ts'
import { priceLists } from './priceLists.ts'
import { products } from './products.ts'
import { requests } from './requests.ts'
import { search } from './search.ts'
import { settings } from './settings.ts'
import { setup } from './setup.ts'
import { sync } from './sync.ts'
import { timeline } from './timeline.ts'
import { today } from './today.ts'
import { undo } from './undo.ts'

/** Every slice, once. A slice that is missing here does not exist for the screens. */
export const router = {
  today,
  search,
  requests,
  products,
  priceLists,
  orders,
  customers,
  attention,
  auth,
  changes,
  setup,
  sync,
  drafts,
  imports,
  people,
  preferences,
  settings,
  timeline,
  undo,
}
