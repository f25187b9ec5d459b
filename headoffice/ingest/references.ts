import type { Change } from '../../shared/sync/protocol.ts'
import { registry } from '../../shared/sync/registry.ts'
import { type Judging, problem } from './check.ts'
import { rejected, type Stop } from './outcome.ts'
import { referenceScope } from './rowState.ts'
import type { TableShape } from './shape.ts'
import { pointer } from './transaction.ts'

/**
 * What keeps the references of a change from standing: the row is in another depot (refused), was deleted (refused), or is not here yet
 * (held, unless an open request proposes it, or it is the very person who acts). `home` is the scope of the row that refers.
 */
export function missingReference(judging: Judging, change: Change, shape: TableShape, home: string): Stop | null {
  let held: Stop | null = null
  for (const { name, target } of shape.references) {
    const id = change.values[name]
    if (typeof id !== 'number') continue
    const row = judging.draft.find(target, id, 0)
    if (row === null) {
      if (target === registry.person.number && id === judging.transaction.person) continue
      if (judging.before.isProposed(target, id) || proposedHere(judging, target, id)) continue
      held ??= { verdict: 'held', waitsFor: { table: target, id, sub: 0, column: null } }
      continue
    }
    if (row.deleted) return rejected(problem('row-deleted', change, name))
    if (row.scope === referenceScope || row.scope === home) continue
    if (target === registry.person.number && judging.sender.headOffice) continue
    return rejected({ code: 'wrong-depot', at: pointer(change, name) })
  }
  return held
}

/** A request in this very transaction that proposes the row. */
const proposedHere = (judging: Judging, table: number, id: number): boolean =>
  judging.transaction.changes.some(
    each =>
      each.table === registry.request.number &&
      each.op === 'insert' &&
      each.values.creates === 1 &&
      each.values.sub === 0 &&
      each.values.table_number === table &&
      each.values.row_id === id,
  )
