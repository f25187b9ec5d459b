import { plainScope, type Queryable, type Store } from './pool.ts'

export interface LogPlace {
  readonly sequence: number
  readonly device: number
  readonly number: number
  readonly clock: number
}

/** Whether some of these cursors stand beyond the end of their scope: whoever holds them knows more than head office does. */
export async function anyBeyondEnd(store: Store, cursors: Readonly<Record<string, number>>): Promise<boolean> {
  const scopes = Object.keys(cursors)
  if (scopes.length === 0) return false
  const wanted = scopes.map(scope => `('${plainScope(scope)}', ${Math.trunc(cursors[scope] ?? 0)}::bigint)`)
  const found = await store.reading(
    scopes,
    `SELECT 1 FROM (VALUES ${wanted.join(', ')}) AS w(scope, cursor) LEFT JOIN scope_counter c ON c.scope = w.scope
     WHERE w.cursor > coalesce(c.last, 0) LIMIT 1`,
  )
  return found.length > 0
}

/** What stands in a scope's log from one sequence number to another, where the scope ends, and up to where its log is not kept any more. */
export async function logPlaces(
  store: Store,
  scope: string,
  range: { readonly from: number; readonly to: number },
): Promise<{ readonly last: number; readonly floor: number; readonly places: ReadonlyMap<number, LogPlace> }> {
  const found = await store.reading<LogPlace & { last: number; floor: number }>(
    [scope],
    `SELECT c.last, coalesce(k.floor, 0) AS floor, l.sequence, l.device, l.number, l.clock FROM scope_counter c
     LEFT JOIN log_keeping k ON k.scope = c.scope
     LEFT JOIN change_log l ON l.scope = c.scope AND l.sequence BETWEEN ${Math.trunc(range.from)} AND ${Math.trunc(range.to)}
     WHERE c.scope = '${plainScope(scope)}'`,
  )
  const places = found.filter(each => each.sequence !== null).map(each => [each.sequence, each] as const)
  return { last: found[0]?.last ?? 0, floor: found[0]?.floor ?? 0, places: new Map(places) }
}

/** Keeps everybody else from the end of a scope until the transaction ends. */
export async function lockScope(on: Queryable, scope: string): Promise<void> {
  await on.query("SELECT pg_advisory_xact_lock(hashtext('konvwa-refill'), hashtext($1))", [scope])
}
