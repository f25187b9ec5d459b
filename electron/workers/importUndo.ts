import { batchTransactions, changedSince, ordersHangingOn } from '../../db/importBatch.ts'
import type { Store } from '../../db/open.ts'
import { undo, undoBatch } from '../../db/undo.ts'
import { registry } from '../../shared/sync/registry.ts'

/** Why an import cannot be taken back whole, or null: somebody changed what it brought, or built on it. */
export async function undoBlockedBy(store: Store, batch: string): Promise<'changed-since' | null> {
  const touched = await changedSince(store.reader, batch)
  const hanging = await ordersHangingOn(store.reader, batch, registry.customer.number)
  return touched + hanging > 0 ? 'changed-since' : null
}

/** Removes what a batch wrote, last first, a transaction at a time under the right it was made with; its events stay, as facts do. */
export async function takeBack(store: Store, person: number, batch: string): Promise<void> {
  for (const { number, right } of await batchTransactions(store.reader, batch)) {
    await store.write({ person, why: 'imports.undo', right, batch: undoBatch(batch) }, tx =>
      undo(tx, { number, person }),
    )
  }
}
