import type { RowState } from '../ingest/rowState.ts'
import { nameOf } from '../ingest/workingSet.ts'
import type { Queryable } from './pool.ts'

/** Who bears these names (`table:natural key`) now. */
export async function loadNames(
  on: Queryable,
  names: readonly string[],
): Promise<readonly (readonly [string, number])[]> {
  if (names.length === 0) return []
  const found = await on.query<{ name: string; id: number }>(
    `SELECT n.name, k.id FROM jsonb_array_elements_text($1::jsonb) AS n(name)
     JOIN natural_key k ON k.tbl = split_part(n.name, ':', 1)::integer AND k.key = substr(n.name, strpos(n.name, ':') + 1)`,
    [JSON.stringify(names)],
  )
  return found.map(each => [each.name, each.id])
}

/** Writes the names of rows that came or changed; a deleted row frees its own. */
export async function saveNames(on: Queryable, rows: readonly RowState[]): Promise<void> {
  if (rows.length === 0) return
  await on.query(
    `DELETE FROM natural_key k USING jsonb_to_recordset($1::jsonb) AS r(t integer, i bigint) WHERE k.tbl = r.t AND k.id = r.i`,
    [JSON.stringify(rows.map(row => ({ t: row.shape.table.number, i: row.id })))],
  )
  const live = rows.filter(row => !row.deleted).map(row => ({ n: nameOf(row) ?? '', i: row.id }))
  await on.query(
    `INSERT INTO natural_key (tbl, key, id)
     SELECT split_part(n, ':', 1)::integer, substr(n, strpos(n, ':') + 1), i FROM jsonb_to_recordset($1::jsonb) AS r(n text, i bigint)`,
    [JSON.stringify(live)],
  )
}
