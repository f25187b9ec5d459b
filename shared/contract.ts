import type { ContractRouterClient } from '@orpc/contract'
import { attachments } from './attachments/contract.ts'
import { attention } from './attention/contract.ts'
import { auth } from './auth/contract.ts'
import { calendars } from './calendars/contract.ts'
import { changes } from './changes/contract.ts'
import { containers } from './containers/contract.ts'
import { customers } from './customers/contract.ts'
import { drafts } from './drafts/contract.ts'
import { imports } from './imports/contract.ts'
import { lanes } from './lanes/contract.ts'
import { lists } from './lists/contract.ts'
import { orders } from './orders/contract.ts'
import { people } from './people/contract.ts'
import { preferences } from './preferences/contract.ts'
import { priceLists } from './priceLists/contract.ts'
import { print } from './print/contract.ts'
import { products } from './products/contract.ts'
import { requests } from './requests/contract.ts'
import { search } from './search/contract.ts'
import { settings } from './settings/contract.ts'
import { setup } from './setup/contract.ts'
import { stock } from './stock/contract.ts'
import { sync } from './sync/contract.ts'
import { equality } from './sync/equality/contract.ts'
import { files } from './sync/file/contract.ts'
import { timeline } from './timeline/contract.ts'
import { today } from './today/contract.ts'
import { undo } from './undo/contract.ts'

/** Every call that a screen can make, slice by slice. */
export const contract = {
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

export type Client = ContractRouterClient<typeof contract>
