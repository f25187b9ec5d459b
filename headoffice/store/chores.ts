import type { Queryable } from './pool.ts'

/**
 * Whether it is this process that does a chore now: none began within `every` ms, or the one that began did not end and began more than `patience` ms
 * ago, because its process died. One that begins in the time to come was begun while a clock ran ahead, and counts for nothing.
 */
export async function takeChore(
  on: Queryable,
  name: string,
  { now, every, patience }: { readonly now: number; readonly every: number; readonly patience: number },
): Promise<boolean> {
  const taken = await on.query(
    `INSERT INTO chore AS c (name, begun_at) VALUES ($1, $2)
     ON CONFLICT (name) DO UPDATE SET begun_at = excluded.begun_at, ended_at = NULL
       WHERE c.begun_at <= $2 - $3::bigint OR (c.ended_at IS NULL AND c.begun_at <= $2 - $4::bigint)
         OR c.begun_at > $2 + $4::bigint RETURNING 1`,
    [name, now, every, patience],
  )
  return taken.length > 0
}

export async function endChore(on: Queryable, name: string, now: number): Promise<void> {
  await on.query('UPDATE chore SET ended_at = $2 WHERE name = $1', [name, now])
}

/** It broke off: whoever looks next begins it anew. */
export async function giveBackChore(on: Queryable, name: string): Promise<void> {
  await on.query('UPDATE chore SET begun_at = 0 WHERE name = $1 AND ended_at IS NULL', [name])
}
