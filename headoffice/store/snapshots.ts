import type { SnapshotName } from '../../shared/sync/snapshot/messages.ts'
import type { Queryable } from './pool.ts'

/** The newest snapshot of each of these scopes. */
export const listSnapshots = (on: Queryable, scopes: readonly string[]): Promise<SnapshotName[]> =>
  on.query(
    'SELECT DISTINCT ON (scope) scope, cursor, size FROM snapshot WHERE scope = ANY ($1::text[]) ORDER BY scope, cursor DESC',
    [scopes],
  )

/** Bytes of a snapshot from one on, about `most` of them; none where that snapshot is not there any more. */
export async function readSnapshot(
  on: Queryable,
  { scope, cursor }: { readonly scope: string; readonly cursor: number },
  from: number,
  most: number,
): Promise<Buffer> {
  const pieces = await on.query<{ at: number; bytes: Buffer }>(
    `SELECT at, bytes FROM snapshot_piece WHERE scope = $1 AND cursor = $2 AND at + length(bytes) > $3 AND at < $4 ORDER BY at`,
    [scope, cursor, from, from + most],
  )
  const first = pieces[0]?.at ?? from
  return Buffer.concat(pieces.map(piece => piece.bytes)).subarray(from - first, from - first + most)
}

/** Keeps a new one, and of the older ones of its scope the one before: somebody may be in the middle of it. */
export async function saveSnapshot(
  on: Queryable,
  { scope, cursor, at, pieces }: { scope: string; cursor: number; at: number; pieces: readonly Uint8Array[] },
): Promise<void> {
  const size = pieces.reduce((sum, piece) => sum + piece.length, 0)
  await on.query('INSERT INTO snapshot (scope, cursor, built_at, size) VALUES ($1, $2, $3, $4)', [
    scope,
    cursor,
    at,
    size,
  ])
  let place = 0
  for (const piece of pieces) {
    await on.query('INSERT INTO snapshot_piece (scope, cursor, at, bytes) VALUES ($1, $2, $3, $4)', [
      scope,
      cursor,
      place,
      piece,
    ])
    place += piece.length
  }
  await on.query(
    `DELETE FROM snapshot WHERE scope = $1 AND cursor NOT IN (SELECT cursor FROM snapshot WHERE scope = $1 ORDER BY cursor DESC LIMIT 2)`,
    [scope],
  )
}

/** How far the log of each scope reaches, and the newest snapshot of it. */
export const snapshotsDue = (
  on: Queryable,
): Promise<
  { readonly scope: string; readonly last: number; readonly cursor: number | null; readonly builtAt: number | null }[]
> =>
  on.query(
    `SELECT c.scope, c.last, s.cursor, s.built_at AS "builtAt" FROM scope_counter c
     LEFT JOIN LATERAL (SELECT cursor, built_at FROM snapshot WHERE scope = c.scope ORDER BY cursor DESC LIMIT 1) s ON true
     WHERE c.scope NOT LIKE 'device:%' ORDER BY c.scope`,
  )
