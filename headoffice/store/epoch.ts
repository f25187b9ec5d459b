import { randomInt } from 'node:crypto'
import type { Queryable } from './pool.ts'

/** Ids that head office may have given to rows of its own since the backup that it came back from. */
const rowsInDoubt = 10_000
const devicesInDoubt = 20

/**
 * Another history of head office begins, unless it has begun already: every desk gives back what it knows and head office does not. What
 * was numbered since the backup is not numbered again.
 */
export async function raiseEpoch(on: Queryable, from: number): Promise<void> {
  const raised = await on.query<{ epoch: number }>(
    `UPDATE office SET epoch = $2, next_device = next_device + ${devicesInDoubt}, next_spare = next_spare + ${devicesInDoubt}
     WHERE epoch = $1 RETURNING epoch`,
    [from, from + randomInt(1, 2 ** 20)],
  )
  const [began] = raised
  if (!began) return
  await on.query('INSERT INTO epoch_begun (epoch, scope, last) SELECT $1, scope, last FROM scope_counter', [
    began.epoch,
  ])
  await on.query(`SELECT count(nextval('office_row')) FROM generate_series(1, ${rowsInDoubt})`)
}

/** Where these scopes ended when the first history began that a desk has not followed; empty where it followed all. */
export async function endsOfHistory(
  on: Queryable,
  followed: number,
  scopes: readonly string[],
): Promise<Record<string, number>> {
  const found = await on.query<{ scope: string; last: number }>(
    'SELECT scope, min(last) AS last FROM epoch_begun WHERE epoch > $1 GROUP BY scope',
    [followed],
  )
  if (found.length === 0) return {}
  const ends = new Map(found.map(({ scope, last }) => [scope, last]))
  return Object.fromEntries(scopes.map(scope => [scope, ends.get(scope) ?? 0]))
}

/** Which history this is now; another process may have begun it. */
export async function presentEpoch(on: Queryable): Promise<number> {
  const [office] = await on.query<{ epoch: number }>('SELECT epoch FROM office')
  if (!office) throw new Error('head office was never founded')
  return office.epoch
}
