import { changedSince, ordersHangingOn } from '../../db/importBatch.ts'
import type { Store } from '../../db/open.ts'
import { registry } from '../../shared/sync/registry.ts'
import { inThread } from './importThread.ts'

/** Why an import cannot be taken back whole, or null: somebody changed what it brought, or built on it. */
export async function undoBlockedBy(store: Store, batch: string): Promise<'changed-since' | null> {
  const touched = await changedSince(store.reader, batch)
  const hanging = await ordersHangingOn(store.reader, batch, registry.customer.number)
  return touched + hanging > 0 ? 'changed-since' : null
}

/** Removes what a batch wrote, in a thread, last first; its events stay, as facts do. Interrupted, it goes on where it was when asked again. */
export async function takeBack(store: Store, person: number, batch: string): Promise<void> {
  const task = { kind: 'take-back', plan: { database: store.file, batch, person } } as const
  await inThread(store, task, { signal: new AbortController().signal, onTurn: () => {} })
}
