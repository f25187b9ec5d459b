import { auth } from './auth.ts'
import { changes } from './changes.ts'

/** Every slice, once. A slice that is missing here does not exist for the screens. */
export const router = {
  auth,
  changes,
}
