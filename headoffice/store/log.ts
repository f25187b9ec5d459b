import type { Entry, Page, Values } from '../../shared/sync/protocol.ts'
import type { Verdict } from '../../shared/sync/verdict.ts'
import type { Store } from './pool.ts'

/** Who reads: its own transactions that stand as sent come back without values. */
export interface Reader {
  readonly device: number
  readonly incarnation: number
}

/**
 * The news of these scopes since their cursors, one page a scope, in the order of `scopes`, whole entries up to `mostBytes` altogether and at
 * least one. A scope whose news found no room has a page without entries, which says how far it reaches. Entries have no holes: the counter that
 * numbers them is locked until their commit.
 */
export async function readPages(
  store: Store,
  reader: Reader,
  scopes: readonly string[],
  cursors: Readonly<Record<string, number>>,
  mostBytes: number,
): Promise<Page[]> {
  if (scopes.length === 0) return []
  const stored = await store.reading<StoredEntry>(scopes, news, [
    scopes,
    scopes.map(scope => cursors[scope] ?? 0),
    mostBytes,
  ])
  const pages = new Map<string, Page>()
  const full = new Set<string>()
  const named = [...new Set(stored.map(each => each.scope))]
  // There may be news in more scopes than were asked for: the last of them then stays open, so that the desk comes again.
  if (named.length === scopesAtMost) full.add(named.at(-1) ?? '')
  let left = mostBytes
  for (const each of stored) {
    const entry = fromRow(each, reader)
    const bytes = entryBytes + (entry.own ? entry.rows.length * ownRowBytes : each.size)
    if (full.has(each.scope) || (pages.size > 0 && bytes > left)) {
      full.add(each.scope)
      continue
    }
    left -= bytes
    const page = pages.get(each.scope)
    if (page) pages.set(each.scope, { ...page, to: entry.sequence })
    else
      pages.set(each.scope, {
        scope: each.scope,
        from: entry.sequence - 1,
        to: entry.sequence,
        entries: [],
        end: each.last,
      })
    pages.get(each.scope)?.entries.push(entry)
  }
  for (const { scope, last } of stored)
    if (!pages.has(scope)) pages.set(scope, emptyPage(scope, cursors[scope] ?? 0, last))
  return [...pages.values()]
}

/** There is news, and no room for it in this answer. */
const emptyPage = (scope: string, cursor: number, end: number): Page => ({
  scope,
  from: cursor,
  to: cursor,
  entries: [],
  end,
})

/** What stands around the rows of an entry, and what a row without values weighs, about. */
const entryBytes = 150
const ownRowBytes = 85

/** Of so many scopes with news, and so many entries of each, at most one answer brings something. */
const scopesAtMost = 8
const entriesAtMost = 1000

/** One question for all scopes; `running` is what the rows of the entries before one weigh. */
const news = `SELECT news.scope, news.last, entry.sequence, device, incarnation, number, exact, clock, person, why, size, rows, verdicts
    FROM (
      SELECT w.scope, w.cursor, w.place, c.last FROM unnest($1::text[], $2::bigint[]) WITH ORDINALITY AS w(scope, cursor, place)
      JOIN scope_counter c ON c.scope = w.scope AND c.last > w.cursor ORDER BY w.place LIMIT ${scopesAtMost}
    ) AS news
    CROSS JOIN LATERAL (
      SELECT l.*, sum(l.size) OVER (ORDER BY l.sequence ROWS UNBOUNDED PRECEDING) - l.size AS running
      FROM change_log l WHERE l.scope = news.scope AND l.sequence > news.cursor ORDER BY l.sequence LIMIT ${entriesAtMost}
    ) AS entry
    WHERE entry.running < $3::bigint ORDER BY news.place, entry.sequence`

interface StoredEntry {
  scope: string
  /** The scope's last sequence number. */
  last: number
  sequence: number
  device: number
  incarnation: number
  number: number
  exact: boolean
  clock: number
  person: number
  why: string
  size: number
  rows: { t: number; i: number; s: number; o: 'insert' | 'put' | 'delete' | 'gone'; v: Values }[]
  verdicts: Verdict[] | null
}

function fromRow(stored: StoredEntry, reader: Reader): Entry {
  const own = stored.exact && stored.device === reader.device && stored.incarnation === reader.incarnation
  return {
    sequence: stored.sequence,
    device: stored.device,
    number: stored.number,
    own,
    clock: stored.clock,
    person: stored.person,
    why: stored.why,
    rows: stored.rows.map(row => ({
      table: row.t,
      id: row.i,
      sub: row.s,
      op: row.o === 'insert' ? 'put' : row.o,
      version: stored.sequence,
      values: own ? {} : row.v,
    })),
    verdicts: stored.verdicts ?? [],
  }
}
