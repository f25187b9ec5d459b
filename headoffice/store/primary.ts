import pg from 'pg'

/** Where there are several servers: the one that takes writes. */
export interface Primary<Pool> {
  /** The pool of the server that is believed to take writes. */
  pool(): Promise<Pool>
  /** Something went wrong that another server may do better: the next to ask looks again. */
  doubt(pool: Pool): void
  /** Every pool that was opened. */
  readonly all: readonly Pool[]
}

/** No server of those that were named takes writes just now. */
class NoPrimary extends Error {
  readonly code = '57P03'
}

/**
 * Finds the server that takes writes among those of these addresses, and looks again when it is doubted: after a standby was promoted, its
 * address is the one. Of two that both take writes the one with the newer timeline counts: the other is a primary that came back after
 * it was replaced. With a single address nothing is ever asked.
 */
export function openPrimary<Pool>(urls: readonly string[], open: (url: string) => Pool): Primary<Pool> {
  const pools = new Map<string, Pool>()
  const poolOf = (url: string): Pool => {
    const pool = pools.get(url) ?? open(url)
    pools.set(url, pool)
    return pool
  }
  const [only, ...others] = urls
  if (only === undefined) throw new Error('no address of a database')
  let found: Promise<Pool> | null = others.length === 0 ? Promise.resolve(poolOf(only)) : null

  const look = async (): Promise<Pool> => poolOf(await primaryAddress(urls))

  return {
    pool: () => {
      if (found) return found
      const looking = look()
      found = looking
      looking.catch(() => {
        if (found === looking) found = null
      })
      return looking
    },
    doubt: pool => {
      if (others.length === 0) return
      const doubted = found
      doubted?.then(
        current => {
          if (found === doubted && current === pool) found = null
        },
        () => undefined,
      )
    },
    get all() {
      return [...pools.values()]
    },
  }
}

/** The address of the server that takes writes, of those given. Throws `NoPrimary`. */
export async function primaryAddress(urls: readonly string[]): Promise<string> {
  const [only, ...others] = urls
  if (only !== undefined && others.length === 0) return only
  const asked = await Promise.all(urls.map(async url => ({ url, timeline: await timelineOf(url) })))
  const writable = asked.flatMap(({ url, timeline }) => (timeline === null ? [] : [{ url, timeline }]))
  const newest = writable.toSorted((a, b) => b.timeline - a.timeline)[0]
  if (!newest) throw new NoPrimary('no server takes writes')
  return newest.url
}

/** The addresses in a text with blanks between them. */
export const addressesIn = (text: string): string[] => text.split(/\s+/).filter(Boolean)

/** How often this server's history branched off, or null where it does not answer or only follows another. */
async function timelineOf(url: string): Promise<number | null> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000, query_timeout: 2000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
    const { rows } = await client.query<{ timeline: string | null }>(
      `SELECT CASE WHEN NOT pg_is_in_recovery() THEN substr(pg_walfile_name(pg_current_wal_insert_lsn()), 1, 8) END AS timeline`,
    )
    const timeline = rows[0]?.timeline ?? null
    return timeline === null ? null : Number.parseInt(timeline, 16)
  } catch {
    return null
  } finally {
    await client.end().catch(() => undefined)
  }
}
