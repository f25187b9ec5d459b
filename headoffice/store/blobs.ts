import { registry } from '../../shared/sync/registry.ts'
import type { Queryable } from './pool.ts'

const table = registry.attachment.number

/** The size of the file that a live row in one of these scopes names, or null where none does. */
export async function namedSize(on: Queryable, sha256: string, scopes: readonly string[]): Promise<number | null> {
  const [found] = await on.query<{ size: number }>(
    `SELECT (columns ->> 'size')::bigint AS size FROM row_state
     WHERE tbl = ${table} AND columns ->> 'sha256' = $1 AND scope = ANY ($2::text[]) AND NOT deleted ORDER BY 1 LIMIT 1`,
    [sha256, scopes],
  )
  return found?.size ?? null
}

/** Bytes of all files that the rows of a scope name, this one aside. */
export async function namedBytes(on: Queryable, scope: string, except: string): Promise<number> {
  const [found] = await on.query<{ bytes: number }>(
    `SELECT coalesce(sum(b.have), 0)::bigint AS bytes FROM blob b
     WHERE b.sha256 <> $2 AND EXISTS (SELECT 1 FROM row_state r
       WHERE r.tbl = ${table} AND r.columns ->> 'sha256' = b.sha256 AND r.scope = $1 AND NOT r.deleted)`,
    [scope, except],
  )
  return found?.bytes ?? 0
}

/** Locks the file until the transaction ends, making its place where there is none. Answers how much of it is here. */
export async function lockBlob(on: Queryable, sha256: string, size: number, at: number): Promise<number> {
  await on.query('INSERT INTO blob (sha256, size, at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING', [sha256, size, at])
  const [found] = await on.query<{ have: number }>('SELECT have FROM blob WHERE sha256 = $1 FOR UPDATE', [sha256])
  return found?.have ?? 0
}

/** Adds a piece behind what is here; `have` is how much there is then. */
export async function addPiece(on: Queryable, sha256: string, from: number, bytes: Uint8Array): Promise<void> {
  await on.query('INSERT INTO blob_piece (sha256, start, bytes) VALUES ($1, $2, $3)', [sha256, from, bytes])
  await on.query('UPDATE blob SET have = $2 WHERE sha256 = $1', [sha256, from + bytes.length])
}

/** Whether the pieces together are what their hash says. */
export async function isWhole(on: Queryable, sha256: string): Promise<boolean> {
  const [found] = await on.query<{ whole: boolean }>(
    `SELECT encode(sha256(string_agg(bytes, ''::bytea ORDER BY start)), 'hex') = $1 AS whole FROM blob_piece WHERE sha256 = $1`,
    [sha256],
  )
  return found?.whole ?? false
}

export async function dropBlob(on: Queryable, sha256: string): Promise<void> {
  await on.query('DELETE FROM blob WHERE sha256 = $1', [sha256])
}

/** So many bytes of a whole file from a place on; none where it is not whole. */
export async function readPiece(on: Queryable, sha256: string, from: number, most: number): Promise<Uint8Array> {
  const found = await on.query<{ start: number; bytes: Buffer }>(
    `SELECT p.start, p.bytes FROM blob_piece p JOIN blob b USING (sha256)
     WHERE p.sha256 = $1 AND b.have = b.size AND p.start < $2::bigint + $3::bigint AND p.start + length(p.bytes) > $2::bigint ORDER BY p.start`,
    [sha256, from, most],
  )
  const [first] = found
  if (!first) return new Uint8Array()
  return Buffer.concat(found.map(({ bytes }) => bytes)).subarray(from - first.start, from - first.start + most)
}

/** Lets go of some files that no row has named since `before` (ms since 1970). */
export async function forgetUnnamed(on: Queryable, before: number): Promise<void> {
  await on.query(
    `DELETE FROM blob WHERE sha256 IN (SELECT b.sha256 FROM blob b WHERE b.at < $1 AND NOT EXISTS (
       SELECT 1 FROM row_state r WHERE r.tbl = ${table} AND r.columns ->> 'sha256' = b.sha256 AND NOT r.deleted) LIMIT 100)`,
    [before],
  )
}
