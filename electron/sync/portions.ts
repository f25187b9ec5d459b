import type { Page } from '../../shared/sync/protocol.ts'

/** Applied in about 20 ms: nobody at the desk waits for more. */
const rowsAtOnce = 500

/** The page in pieces of about five hundred rows, each a page that follows the one before: whoever ends between two has a shorter page. */
export function portions(page: Page): Page[] {
  const found: Page[] = []
  let entries: Page['entries'] = []
  let rows = 0
  const from = (): number => found.at(-1)?.to ?? page.from
  for (const entry of page.entries) {
    const weight = Math.max(1, entry.rows.length)
    if (entries.length > 0 && rows + weight > rowsAtOnce) {
      found.push({ ...page, from: from(), to: from() + entries.length, entries })
      entries = []
      rows = 0
    }
    entries.push(entry)
    rows += weight
  }
  return [...found, { ...page, from: from(), entries }]
}
