import type { Place } from '../../shared/sync/equality/place.ts'
import { asSum, type Tally } from '../../shared/sync/equality/tally.ts'
import type { Values } from '../../shared/sync/protocol.ts'
import type { Queryable } from './pool.ts'

export interface ScopeTallies {
  /** The scope's last sequence number: the tallies are of this very moment. */
  readonly last: number
  readonly tables: ReadonlyMap<number, Tally>
}

/** What PostgreSQL adds up of a row: as `weighed` in shared/. sum() of bigints is a numeric, which does not overflow. */
const sums = 'count(*) AS count, (sum(proof) + sum(version * (1 + (id + sub::bigint * 7919) % 999983)))::text AS sum'

/** The rows of a scope as it stands, added up table by table. */
export async function tallyScope(on: Queryable, scope: string): Promise<ScopeTallies> {
  const found = await on.query<{ last: number; tbl: number | null; count: number; sum: string }>(
    `SELECT c.last, t.* FROM scope_counter c
     LEFT JOIN LATERAL (SELECT tbl, ${sums} FROM row_state WHERE scope = c.scope AND NOT deleted GROUP BY tbl) t ON true
     WHERE c.scope = $1`,
    [scope],
  )
  const tables = found.flatMap(({ tbl, ...each }) => (tbl === null ? [] : [[tbl, tallyOf(each)] as const]))
  return { last: found[0]?.last ?? 0, tables: new Map(tables) }
}

/** The rows of one table in a scope, added up between places: from the first on, the last without. `bounds` are in order. */
export async function tallyRanges(
  on: Queryable,
  scope: string,
  table: number,
  bounds: readonly Place[],
): Promise<{ readonly last: number; readonly tallies: readonly Tally[] }> {
  const found = await on.query<{ last: number; place: number; count: number; sum: string | null }>(
    `SELECT (SELECT last FROM scope_counter WHERE scope = $1) AS last, b.place, t.count, t.sum
     FROM (
       SELECT place, id AS from_id, sub AS from_sub, lead(id) OVER w AS to_id, lead(sub) OVER w AS to_sub
       FROM unnest($3::bigint[], $4::integer[]) WITH ORDINALITY AS p(id, sub, place) WINDOW w AS (ORDER BY place)
     ) AS b
     CROSS JOIN LATERAL (
       SELECT ${sums} FROM row_state
       WHERE scope = $1 AND tbl = $2 AND (id, sub) >= (b.from_id, b.from_sub) AND (id, sub) < (b.to_id, b.to_sub) AND NOT deleted
     ) AS t
     WHERE b.to_id IS NOT NULL ORDER BY b.place`,
    [scope, table, bounds.map(bound => bound.id), bounds.map(bound => bound.sub)],
  )
  return { last: found[0]?.last ?? 0, tallies: found.map(tallyOf) }
}

const tallyOf = ({ count, sum }: { count: number; sum: string | null }): Tally => ({
  count,
  sum: asSum(BigInt(sum ?? '0')),
})

export interface ProvenRow extends Place {
  readonly version: number
  readonly columns: Values
  readonly proof: bigint
}

/** The rows of one table in a scope between two places, in order, `most` at most. */
export async function rowsBetween(
  on: Queryable,
  range: { readonly scope: string; readonly table: number; readonly from: Place; readonly to: Place },
  most: number,
): Promise<{ readonly last: number; readonly rows: readonly ProvenRow[] }> {
  const found = await on.query<{
    last: number
    id: number | null
    sub: number
    version: number
    columns: Values
    proof: string
  }>(
    `SELECT c.last, r.* FROM scope_counter c
     LEFT JOIN LATERAL (
       SELECT id, sub, version, columns, proof::text FROM row_state
       WHERE scope = c.scope AND tbl = $2 AND (id, sub) >= ($3, $4) AND (id, sub) < ($5, $6) AND NOT deleted
       ORDER BY id, sub LIMIT $7
     ) r ON true WHERE c.scope = $1`,
    [range.scope, range.table, range.from.id, range.from.sub, range.to.id, range.to.sub, most],
  )
  const rows = found.flatMap(({ id, sub, version, columns, proof }) =>
    id === null ? [] : [{ id, sub, version, columns, proof: BigInt(proof) }],
  )
  return { last: found[0]?.last ?? 0, rows }
}

/** The rows of all scopes behind a place in the order of their keys, `most` at most. `proof` is null where none was ever written. */
export async function rowsBehind(
  on: Queryable,
  after: Place & { readonly table: number },
  most: number,
): Promise<(Place & { scope: string; table: number; columns: Values; proof: bigint | null })[]> {
  const found = await on.query<Place & { scope: string; table: number; columns: Values; proof: string | null }>(
    `SELECT scope, tbl AS "table", id, sub, columns, proof::text FROM row_state
     WHERE (tbl, id, sub) > ($1, $2, $3) AND NOT deleted ORDER BY tbl, id, sub LIMIT $4`,
    [after.table, after.id, after.sub, most],
  )
  return found.map(row => ({ ...row, proof: row.proof === null ? null : BigInt(row.proof) }))
}
