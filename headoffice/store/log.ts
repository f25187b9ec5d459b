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
 * least one. What the reader itself sent weighs next to nothing and is told a thousand transactions at once. A page without entries that begins behind the cursor says that the log is not kept so far back. A scope whose news found no room has a page without entries, which says how far it reaches. Entries have no holes: the counter that
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
  const stored = await store.reading<StoredEntry | StoredCut>(scopes, news, [
    scopes,
    scopes.map(scope => cursors[scope] ?? 0),
    mostBytes,
    reader.device,
    reader.incarnation,
  ])
  const pages = new Map<string, Page>()
  const full = new Set<string>()
  const named = [...new Set(stored.map(each => each.scope))]
  // There may be news in more scopes than were asked for: the last of them then stays open, so that the desk comes again.
  if (named.length === scopesAtMost) full.add(named.at(-1) ?? '')
  let left = mostBytes
  let own = 0
  for (const each of stored) {
    if (each.sequence === null) {
      pages.set(each.scope, cutPage(each))
      continue
    }
    const entry = fromRow(each, reader)
    const bytes = entry.own ? ownEntryBytes + entry.rows.length * ownRowBytes : entryBytes + each.size
    if (full.has(each.scope) || (left < mostBytes && bytes > left) || (entry.own && own === mostOwn)) {
      full.add(each.scope)
      continue
    }
    left -= bytes
    own += entry.own ? 1 : 0
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

/** What follows the cursor is not kept any more: the log begins behind it, and who asks starts from a snapshot. */
const cutPage = ({ scope, floor, last }: StoredCut): Page => ({ scope, from: floor, to: floor, entries: [], end: last })

/** What stands around the rows of an entry, about. */
const entryBytes = 150
/** What a desk sent itself and stands as sent is the next number after the next: on the wire a fraction of a byte. This is what applying it takes. */
const ownEntryBytes = 40
const ownRowBytes = 8
/** Of a desk's own transactions in one answer: they must fit into one frame where they are given back with it (docs/sync-recovery.md). */
const mostOwn = 1000

/** Of so many scopes with news, and so many entries of each, at most one answer brings something. */
const scopesAtMost = 8
const entriesAtMost = 1000

/** One question for all scopes; `running` is what the rows of the entries before one weigh. */
const news = `SELECT news.scope, news.last, news.floor, entry.sequence, device, incarnation, number, exact, clock, person, why, size, rows, verdicts
    FROM (
      SELECT w.scope, w.cursor, w.place, c.last, coalesce(k.floor, 0) AS floor FROM unnest($1::text[], $2::bigint[]) WITH ORDINALITY AS w(scope, cursor, place)
      JOIN scope_counter c ON c.scope = w.scope AND c.last > w.cursor
      LEFT JOIN log_keeping k ON k.scope = w.scope ORDER BY w.place LIMIT ${scopesAtMost}
    ) AS news
    LEFT JOIN LATERAL (
      SELECT l.*, sum(weight) OVER (ORDER BY l.sequence ROWS UNBOUNDED PRECEDING) - weight AS running
      FROM change_log l, LATERAL (SELECT CASE WHEN l.exact AND l.device = $4 AND l.incarnation = $5 THEN ${ownEntryBytes} ELSE l.size END AS weight) AS weighed
      WHERE l.scope = news.scope AND l.sequence > news.cursor AND news.cursor >= news.floor
      ORDER BY l.sequence LIMIT ${entriesAtMost}
    ) AS entry ON true
    WHERE coalesce(entry.running, 0) < $3::bigint ORDER BY news.place, entry.sequence`

interface StoredCut {
  scope: string
  /** The scope's last sequence number. */
  last: number
  /** Entries up to here are not kept. */
  floor: number
  sequence: null
}

interface StoredEntry extends Omit<StoredCut, 'sequence'> {
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
