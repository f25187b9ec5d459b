import type { Queryable } from './pool.ts'

export type AttemptKind = 'enrol' | 'sign-in'

/** Of tries: the moment, and how long one counts, in ms. */
export interface Window {
  readonly now: number
  readonly length: number
}

/** Wrong tries that count, of one source and of everybody; none that a clock which ran ahead has put further off than that. */
export async function countAttempts(
  on: Queryable,
  kind: AttemptKind,
  source: string,
  { now, length }: Window,
): Promise<{ readonly own: number; readonly all: number }> {
  const [count] = await on.query<{ own: number; all: number }>(
    `SELECT count(*) FILTER (WHERE source = $2)::integer AS own, count(*)::integer AS "all"
     FROM attempt WHERE kind = $1 AND at > $3 AND at <= $4`,
    [kind, source, now - length, now + length],
  )
  return count ?? { own: 0, all: 0 }
}

/** Notes a wrong try, and forgets those that count no longer. */
export async function noteAttempt(
  on: Queryable,
  kind: AttemptKind,
  source: string,
  { now, length }: Window,
): Promise<void> {
  await on.query('INSERT INTO attempt (kind, source, at) VALUES ($1, $2, $3)', [kind, source, now])
  await on.query('DELETE FROM attempt WHERE kind = $1 AND (at <= $2 OR at > $3)', [kind, now - length, now + length])
}
