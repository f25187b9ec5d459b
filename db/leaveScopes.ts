import { syncedTables, tableOf } from '../shared/sync/registry.ts'
import { muted } from './muted.ts'
import type { Store } from './open.ts'
import { overlay } from './overlay.ts'

/**
 * Takes away the copies of scopes that are no longer this desk's, with their cursors, so that they begin from nothing should they
 * come back. `scopes` are those that head office named; rows with local changes that nobody has decided about stay until somebody
 * has. Answers the scopes that were left.
 */
export function leaveScopes(store: Store, scopes: readonly string[]): Promise<string[]> {
  return store.pen.turn(turn => {
    const { statement } = turn
    const held = statement<{ scope: string }>(
      'SELECT scope FROM scope_cursor UNION SELECT scope FROM snapshot_import',
    ).all()
    const left = held.map(row => row.scope).filter(scope => !scopes.includes(scope))
    if (left.length === 0) return []
    muted(turn, () => {
      const over = overlay(statement)
      for (const scope of left) {
        const depot = /^depot:(\d+)$/.exec(scope)?.[1]
        if (depot === undefined) continue
        for (const name of depotTables) {
          const { number } = tableOf(name)
          for (const { id } of statement<{ id: number }>(`SELECT id FROM ${name} WHERE depot_id = ?`).all(
            Number(depot),
          ))
            over.remove(name, { table: number, id, sub: 0 })
          turn.touched.add(name)
        }
      }
    })
    for (const scope of left)
      for (const table of ['scope_cursor', 'snapshot_import', 'cut_scope'])
        statement(`DELETE FROM ${table} WHERE scope = ?`).run(scope)
    turn.touched.add('scope_cursor')
    return left
  })
}

/** Tables whose rows belong to the depot that they name. */
const depotTables = syncedTables.filter(name => {
  const { scope, child, columns } = tableOf(name)
  return scope === 'depot' && !child && 'depot_id' in columns
})
