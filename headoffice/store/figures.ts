import type { Queryable } from './pool.ts'

/** What the metrics say of the whole head office, whichever process is asked. */
export interface Figures {
  readonly held: number
  /** Rejected and not yet dealt with. */
  readonly refused: number
  readonly quarantined: number
  /** Transactions that computers in use said to have waiting. */
  readonly waiting: number
  /** Seconds. */
  readonly longestSilence: number
  /** Computers in use by how long ago they were heard. */
  readonly heard: Readonly<Record<'hour' | 'day' | 'week' | 'month' | 'longer' | 'never', number>>
  readonly scopes: readonly { readonly scope: string; readonly last: number }[]
}

const hour = 3_600_000

export async function readFigures(on: Queryable, now: number): Promise<Figures> {
  const [[counts], [devices], scopes] = await Promise.all([
    on.query<{ held: number; refused: number; quarantined: number }>(
      `SELECT count(*) FILTER (WHERE verdict = 'held')::integer AS held,
         count(*) FILTER (WHERE verdict = 'rejected' AND (decided IS NULL OR decided = 'escalated'))::integer AS refused,
         (SELECT count(*) FROM quarantine WHERE decided IS NULL)::integer AS quarantined
       FROM device_tx WHERE verdict IN ('held', 'rejected')`,
    ),
    on.query<Figures['heard'] & { waiting: number; silence: number }>(
      `SELECT coalesce(sum(waiting), 0)::integer AS waiting, coalesce(max($1 - seen_at), 0)::bigint AS silence,
         count(*) FILTER (WHERE $1 - seen_at <= ${hour})::integer AS hour,
         count(*) FILTER (WHERE $1 - seen_at > ${hour} AND $1 - seen_at <= ${24 * hour})::integer AS day,
         count(*) FILTER (WHERE $1 - seen_at > ${24 * hour} AND $1 - seen_at <= ${168 * hour})::integer AS week,
         count(*) FILTER (WHERE $1 - seen_at > ${168 * hour} AND $1 - seen_at <= ${720 * hour})::integer AS month,
         count(*) FILTER (WHERE $1 - seen_at > ${720 * hour})::integer AS longer,
         count(*) FILTER (WHERE seen_at IS NULL)::integer AS never
       FROM device WHERE revoked_at IS NULL`,
      [now],
    ),
    on.query<{ scope: string; last: number }>(
      `SELECT CASE WHEN scope LIKE 'device:%' THEN 'device' ELSE scope END AS scope, sum(last)::bigint AS last
       FROM scope_counter GROUP BY 1 ORDER BY 1`,
    ),
  ])
  const { waiting, silence, ...heard } = devices ?? noDevices
  return {
    held: counts?.held ?? 0,
    refused: counts?.refused ?? 0,
    quarantined: counts?.quarantined ?? 0,
    waiting,
    longestSilence: silence / 1000,
    heard,
    scopes,
  }
}

const noDevices = { waiting: 0, silence: 0, hour: 0, day: 0, week: 0, month: 0, longer: 0, never: 0 }
