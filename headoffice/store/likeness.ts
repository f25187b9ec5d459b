import { likenessOf } from '../ingest/likeness.ts'
import type { RowState } from '../ingest/rowState.ts'
import type { Queryable } from './pool.ts'

/**
 * The rows that bear one of these keys (`table:key`), as pairs of key and id. Whoever asks holds the keys until the transaction ends, so
 * that of two who bring the same customer at the same moment the second sees the first.
 */
export async function loadAlike(
  on: Queryable,
  keys: readonly string[],
): Promise<readonly (readonly [string, number])[]> {
  if (keys.length === 0) return []
  await on.query("SELECT pg_advisory_xact_lock(hashtext('konvwa-likeness'))")
  const found = await on.query<{ key: string; id: number }>(
    `SELECT n.key, l.id FROM jsonb_array_elements_text($1::jsonb) AS n(key)
     JOIN likeness l ON l.tbl = split_part(n.key, ':', 1)::integer AND l.key = substr(n.key, strpos(n.key, ':') + 1)
     ORDER BY l.id`,
    [JSON.stringify(keys)],
  )
  return found.map(each => [each.key, each.id])
}

/** Writes the keys of rows that came or changed, as they stand now. */
export async function saveAlike(on: Queryable, rows: readonly RowState[]): Promise<void> {
  if (rows.length === 0) return
  await on.query(
    'DELETE FROM likeness l USING jsonb_to_recordset($1::jsonb) AS r(t integer, i bigint) WHERE l.tbl = r.t AND l.id = r.i',
    [JSON.stringify(rows.map(row => ({ t: row.shape.table.number, i: row.id })))],
  )
  const keys = rows.flatMap(row => (row.deleted ? [] : likenessOf(row)).map(key => ({ n: key, i: row.id })))
  await on.query(
    `INSERT INTO likeness (tbl, key, id)
     SELECT split_part(n, ':', 1)::integer, substr(n, strpos(n, ':') + 1), i FROM jsonb_to_recordset($1::jsonb) AS r(n text, i bigint)`,
    [JSON.stringify(keys)],
  )
}
