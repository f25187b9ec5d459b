import type { Queryable } from './pool.ts'

export type AttemptKind = 'enrol' | 'sign-in'

/** Wrong tries since a moment, of one source and of everybody. */
export async function countAttempts(
  on: Queryable,
  kind: AttemptKind,
  source: string,
  since: number,
): Promise<{ readonly own: number; readonly all: number }> {
  const [count] = await on.query<{ own: number; all: number }>(
    `SELECT count(*) FILTER (WHERE source = $2)::integer AS own, count(*)::integer AS "all"
     FROM attempt WHERE kind = $1 AND at > $3`,
    [kind, source, since],
  )
  return count ?? { own: 0, all: 0 }
}

/** Notes a wrong try, and forgets those that count no longer. */
export async function noteAttempt(
  on: Queryable,
  kind: AttemptKind,
  source: string,
  at: number,
  since: number,
): Promise<void> {
  await on.query('INSERT INTO attempt (kind, source, at) VALUES ($1, $2, $3)', [kind, source, at])
  await on.query('DELETE FROM attempt WHERE kind = $1 AND at <= $2', [kind, since])
}
