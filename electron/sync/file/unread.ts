import type { Page } from '../../../shared/sync/protocol.ts'

/**
 * What of a page lies behind the cursor; null where nothing does, or where something before it is missing: the next contact brings both.
 */
export function unread(page: Page, cursor: number): Page | null {
  if (page.from > cursor || page.to <= cursor) return null
  return { ...page, from: cursor, entries: page.entries.filter(entry => entry.sequence > cursor) }
}
