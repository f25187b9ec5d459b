import type pg from 'pg'
import { registry } from '../../shared/sync/registry.ts'

const atOnce = 100_000
const otherDepots = 20

/**
 * Lets the log grow to so many rows: half of them in the scope of this depot, the rest in those of twenty others, one changed customer each, as a
 * desk of another number wrote them.
 */
export async function growLog(database: pg.Client, depot: number, rows: number): Promise<void> {
  const { rows: counted } = await database.query<{ count: number }>('SELECT count(*)::integer AS count FROM change_log')
  for (let have = counted[0]?.count ?? 0; have < rows; have += atOnce) {
    const more = Math.min(atOnce, rows - have)
    await grow(database, `depot:${depot}`, Math.floor(more / 2))
    for (let other = 1; other <= otherDepots; other += 1) {
      await grow(database, `depot:${other}`, Math.ceil(more / 2 / otherDepots))
    }
  }
  await database.query('VACUUM (ANALYZE) change_log')
  await database.query('CHECKPOINT')
}

async function grow(database: pg.Client, scope: string, rows: number): Promise<void> {
  await database.query(
    `WITH taken AS (
       INSERT INTO scope_counter AS c (scope, last) VALUES ($1, $2::bigint)
       ON CONFLICT (scope) DO UPDATE SET last = c.last + excluded.last RETURNING last - $2::bigint AS base
     ), entry AS (
       SELECT base + n AS sequence, json_build_array(json_build_object('t', $3::integer, 'i', 68719476736 + n, 's', 0, 'o', 'put', 'v',
         json_build_object('name', 'Boutik ' || n, 'phone', '37' || n, 'address', 'Rue ' || (n % 97) || ' B, Cap-Haïtien', 'notes', md5(n::text))))
         AS rows
       FROM taken, generate_series(1, $2::bigint) AS n
     )
     INSERT INTO change_log (scope, sequence, device, incarnation, number, exact, clock, person, why, batch, at, size, rows)
     SELECT $1, sequence, 999, 1, (sequence % 2000000000)::integer, false, 376000000000000 + sequence * 4096, 68719476737, 'customers.save', NULL,
       1794920784348, length(rows::text), rows FROM entry`,
    [scope, rows, registry.customer.number],
  )
}
