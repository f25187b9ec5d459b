import { auth } from './auth.ts'
import { changes } from './changes.ts'
import { setup } from './setup.ts'
import { sync } from './sync.ts'

/** Every slice, once. A slice that is missing here does not exist for the screens. */
export const router = {
  auth,
  changes,
  setup,
  sync,
}
