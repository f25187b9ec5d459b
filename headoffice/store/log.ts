import type { Entry, Page, Values } from '../../shared/sync/protocol.ts'
import type { Verdict } from '../../shared/sync/verdict.ts'
import type { Queryable } from './pool.ts'

/** Who reads: its own transactions that stand as sent come back without values. */
export interface Reader {
  readonly device: number
  readonly incarnation: number
}

/**
 * The news of these scopes since their cursors, one page a scope, in the order of `scopes`, whole entries up to `mostBytes` altogether and at
 * least one. Entries have no holes: the counter that numbers them is locked until their commit.
 */
export async function readPages(
  on: Queryable,
  reader: Reader,
  scopes: readonly string[],
  cursors: Readonly<Record<string, number>>,
  mostBytes: number,
): Promise<Page[]> {
  const ends = await on.query<{ scope: string; last: number }>(
    'SELECT scope, last FROM scope_counter WHERE scope = ANY ($1::text[])',
    [[...scopes]],
  )
  const endOf = new Map(ends.map(each => [each.scope, each.last]))
  const pages: Page[] = []
  let left = mostBytes
  for (const scope of scopes) {
    const from = cursors[scope] ?? 0
    const end = endOf.get(scope) ?? 0
    if (from >= end || (left <= 0 && pages.length > 0)) continue
    const { entries, bytes } = await readEntries(
      on,
      reader,
      { scope, from, end },
      pages.length === 0 ? left : Math.max(left, 1),
    )
    if (entries.length === 0) continue
    left -= bytes
    pages.push({ scope, from, to: entries.at(-1)?.sequence ?? from, entries, end })
  }
  return pages
}

const stride = 200

async function readEntries(
  on: Queryable,
  reader: Reader,
  { scope, from, end }: { scope: string; from: number; end: number },
  mostBytes: number,
): Promise<{ entries: Entry[]; bytes: number }> {
  const entries: Entry[] = []
  let bytes = 0
  let after = from
  while (after < end) {
    const stored = await on.query<StoredEntry>(
      `SELECT sequence, device, incarnation, number, exact, clock, person, why, rows, verdicts FROM change_log
       WHERE scope = $1 AND sequence > $2 ORDER BY sequence LIMIT ${stride}`,
      [scope, after],
    )
    for (const each of stored) {
      const entry = fromRow(each, reader)
      bytes += JSON.stringify(entry).length
      if (entries.length > 0 && bytes > mostBytes) return { entries, bytes }
      entries.push(entry)
    }
    const last = stored.at(-1)
    if (!last) break
    after = last.sequence
  }
  return { entries, bytes }
}

interface StoredEntry {
  sequence: number
  device: number
  incarnation: number
  number: number
  exact: boolean
  clock: number
  person: number
  why: string
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
