import { auth } from './auth.ts'
import { changes } from './changes.ts'
import { drafts } from './drafts.ts'
import { imports } from './imports.ts'
import { people } from './people.ts'
import { preferences } from './preferences.ts'
import { settings } from './settings.ts'
import { setup } from './setup.ts'
import { sync } from './sync.ts'
import { timeline } from './timeline.ts'
import { undo } from './undo.ts'

/** Every slice, once. A slice that is missing here does not exist for the screens. */
export const router = {
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
