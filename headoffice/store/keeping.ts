import { syncedTables, tableOf } from '../../shared/sync/registry.ts'
import type { Queryable } from './pool.ts'

/** Values that were written over may be taken out of these; facts stay as they were told. */
const mayBeCompacted: readonly number[] = syncedTables
  .filter(name => ['document', 'reference'].includes(tableOf(name).class))
  .map(name => tableOf(name).number)

const oneNumber = async (on: Queryable, call: string, values: readonly unknown[]): Promise<number> => {
  const [row] = await on.query<{ answer: number }>(`SELECT ${call} AS answer`, values)
  return row?.answer ?? 0
}

/** Entries that came before a moment (ms since 1970) will not be kept, as far as a snapshot reaches. Answers up to which. */
export const raiseFloor = (on: Queryable, scope: string, before: number, most: number): Promise<number> =>
  oneNumber(on, 'raise_floor($1, $2, $3)', [scope, before, most])

/** Cuts off what is not kept, `most` entries; answers how many it were. */
export const cutLog = (on: Queryable, scope: string, most: number): Promise<number> =>
  oneNumber(on, 'cut_log($1, $2)', [scope, most])

/** Forgets rows that were deleted in what is cut off, `most` of them; answers how many it were. */
export const forgetTombstones = (on: Queryable, scope: string, most: number): Promise<number> =>
  oneNumber(on, 'forget_tombstones($1, $2)', [scope, most])

/** Takes out of the next `most` entries before a moment what was written over among them; answers how many were looked at. */
export const compactLog = (on: Queryable, scope: string, before: number, most: number): Promise<number> =>
  oneNumber(on, 'compact_log($1, $2, $3, $4)', [scope, before, most, mayBeCompacted])

/** Every scope whose rows a snapshot can hold; a device's own tells verdicts alone and is kept. */
export const listKeptScopes = async (on: Queryable): Promise<string[]> => {
  const rows = await on.query<{ scope: string }>(
    "SELECT scope FROM scope_counter WHERE scope NOT LIKE 'device:%' ORDER BY scope",
  )
  return rows.map(row => row.scope)
}

/** Whether a computer that nobody stopped has been silent since before a moment: it may still refer to what was deleted. */
export async function anySilentSince(on: Queryable, before: number): Promise<boolean> {
  const found = await on.query(
    'SELECT 1 FROM device WHERE revoked_at IS NULL AND closed_at IS NULL AND coalesce(seen_at, enrolled_at) < $1 LIMIT 1',
    [before],
  )
  return found.length > 0
}
