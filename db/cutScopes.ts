import type { Store } from './open.ts'
import type { Reader } from './schema.ts'

/**
 * Head office's log of these scopes begins behind where this computer stands: it takes them anew from a snapshot. Its rows stay and can be worked with,
 * and so does everything that waits to be sent; what was deleted meanwhile is found by the comparison that follows.
 */
export function beginAnew(store: Store, scopes: readonly string[]): Promise<void> {
  return store.pen.turn(({ statement, touched }) => {
    for (const scope of scopes) {
      statement('DELETE FROM scope_cursor WHERE scope = ?').run(scope)
      statement('INSERT INTO cut_scope (scope, at) VALUES (?, ?) ON CONFLICT DO NOTHING').run(scope, store.now())
    }
    touched.add('scope_cursor')
  })
}

/** Whether a scope was taken anew, wholly, and this copy has not been compared with head office since. */
export async function mustCompare(reader: Reader): Promise<boolean> {
  const found = await reader
    .selectFrom('cut_scope')
    .innerJoin('scope_cursor', 'scope_cursor.scope', 'cut_scope.scope')
    .select('cut_scope.scope')
    .executeTakeFirst()
  return found !== undefined
}
