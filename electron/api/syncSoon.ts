import { isAlone } from '../sync/identity.ts'
import type { Context } from './context.ts'

/** What only head office can make valid should reach it now, where there is a link; nobody waits for it. */
export function syncSoon(context: Context): void {
  if (isAlone(context.identity())) return
  context.sync.now().catch((error: unknown) => context.log.error('sync broke', { error }))
}
