import type { FileProblem } from '../../shared/sync/file/problem.ts'
import type { Queryable } from './pool.ts'

/** A part of another computer's file on its way over a carrier's link. Hashes hex, sizes in bytes. */
export interface CarriedPart {
  readonly bundle: string
  readonly part: number
  readonly size: number
  /** How much of it has come, from the beginning. */
  readonly have: number
  /** Why it was refused; null where it was not. */
  readonly problem: FileProblem | null
}

export interface CarriedKey {
  readonly carrier: number
  readonly sha256: string
}

const columns = 'bundle, part, size, have, problem'

export async function findCarried(on: Queryable, { carrier, sha256 }: CarriedKey): Promise<CarriedPart | null> {
  const [found] = await on.query<CarriedPart>(
    `SELECT ${columns} FROM carried WHERE carrier = $1 AND sha256 = $2 FOR UPDATE`,
    [carrier, sha256],
  )
  return found ?? null
}

/** Begins one anew, in place of what there was of it. */
export async function beginCarried(
  on: Queryable,
  { carrier, sha256 }: CarriedKey,
  { bundle, part, size }: Pick<CarriedPart, 'bundle' | 'part' | 'size'>,
  at: number,
): Promise<void> {
  await dropCarried(on, { carrier, sha256 })
  await on.query('INSERT INTO carried (carrier, sha256, bundle, part, size, at) VALUES ($1, $2, $3, $4, $5, $6)', [
    carrier,
    sha256,
    bundle,
    part,
    size,
    at,
  ])
}

/** Adds a piece behind what is here; `from` is how much that was. */
export async function addCarriedPiece(
  on: Queryable,
  { carrier, sha256 }: CarriedKey,
  from: number,
  bytes: Uint8Array,
): Promise<void> {
  await on.query('INSERT INTO carried_piece (carrier, sha256, start, bytes) VALUES ($1, $2, $3, $4)', [
    carrier,
    sha256,
    from,
    bytes,
  ])
  await on.query('UPDATE carried SET have = $3 WHERE carrier = $1 AND sha256 = $2', [
    carrier,
    sha256,
    from + bytes.length,
  ])
}

/** Bytes that a carrier has under way here. */
export async function carriedBytes(on: Queryable, carrier: number): Promise<number> {
  const [found] = await on.query<{ bytes: number }>(
    'SELECT coalesce(sum(length(bytes)), 0)::bigint AS bytes FROM carried_piece WHERE carrier = $1',
    [carrier],
  )
  return found?.bytes ?? 0
}

/** All that has come of it. */
export async function readCarried(on: Queryable, { carrier, sha256 }: CarriedKey): Promise<Buffer> {
  const found = await on.query<{ bytes: Buffer }>(
    'SELECT bytes FROM carried_piece WHERE carrier = $1 AND sha256 = $2 ORDER BY start',
    [carrier, sha256],
  )
  return Buffer.concat(found.map(({ bytes }) => bytes))
}

/** Its bytes are needed no more; who carried it is still known, and why it was refused. */
export async function settleCarried(
  on: Queryable,
  { carrier, sha256 }: CarriedKey,
  problem: FileProblem | null,
): Promise<void> {
  await on.query('DELETE FROM carried_piece WHERE carrier = $1 AND sha256 = $2', [carrier, sha256])
  await on.query('UPDATE carried SET have = size, problem = $3 WHERE carrier = $1 AND sha256 = $2', [
    carrier,
    sha256,
    problem,
  ])
}

export async function dropCarried(on: Queryable, { carrier, sha256 }: CarriedKey): Promise<void> {
  await on.query('DELETE FROM carried WHERE carrier = $1 AND sha256 = $2', [carrier, sha256])
}
