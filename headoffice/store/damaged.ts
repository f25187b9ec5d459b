import type { Queryable } from './pool.ts'

/** A row whose columns are not those that were committed: somebody or something changed them behind the service. */
export interface DamagedRow {
  readonly scope: string
  readonly table: number
  readonly id: number
  readonly sub: number
}

/** Writes down what was found; what is known already keeps the moment when it was first seen. */
export async function noteDamaged(on: Queryable, rows: readonly DamagedRow[], at: number): Promise<void> {
  if (rows.length === 0) return
  await on.query(
    `INSERT INTO damaged_row (scope, tbl, id, sub, found_at)
     SELECT scope, "table", id, sub, $2 FROM jsonb_to_recordset($1::jsonb) AS d(scope text, "table" integer, id bigint, sub integer)
     ON CONFLICT DO NOTHING`,
    [JSON.stringify(rows.map(({ scope, table, id, sub }) => ({ scope, table, id, sub }))), at],
  )
}

/** Those of a scope that were looked at again and are whole are known no more. */
export async function keepDamaged(on: Queryable, scope: string, still: readonly DamagedRow[]): Promise<void> {
  await on.query(
    `DELETE FROM damaged_row WHERE scope = $1 AND (tbl, id, sub) NOT IN
       (SELECT "table", id, sub FROM jsonb_to_recordset($2::jsonb) AS d("table" integer, id bigint, sub integer))`,
    [scope, JSON.stringify(still.map(({ table, id, sub }) => ({ table, id, sub })))],
  )
}

/** After a look at every row: those that are not among the damaged ones, and were known before it began, are known no more. */
export async function keepOnlyDamaged(on: Queryable, still: readonly DamagedRow[], begun: number): Promise<void> {
  await on.query(
    `DELETE FROM damaged_row WHERE found_at < $2 AND (tbl, id, sub) NOT IN
       (SELECT "table", id, sub FROM jsonb_to_recordset($1::jsonb) AS d("table" integer, id bigint, sub integer))`,
    [JSON.stringify(still.map(({ table, id, sub }) => ({ table, id, sub }))), begun],
  )
}

export const listDamaged = (
  on: Queryable,
): Promise<(DamagedRow & { readonly foundAt: number; readonly all: number })[]> =>
  on.query(
    `SELECT scope, tbl AS "table", id, sub, found_at AS "foundAt", count(*) OVER ()::integer AS "all"
     FROM damaged_row ORDER BY found_at DESC, tbl, id, sub LIMIT 50`,
  )
