import { readSnapshotAsk, snapshotListBytes } from '../../shared/sync/snapshot/messages.ts'
import { scopesOf } from '../api/scopes.ts'
import { seeing } from '../store/pool.ts'
import { listSnapshots, readSnapshot } from '../store/snapshots.ts'
import type { PartHandler } from './handler.ts'

/** Names the snapshots of a device's scopes, or gives bytes of one: about a fifth of what it wishes for in JSON, since they are packed. */
export const giveSnapshot: PartHandler = async ({ service, device, bytes, mostBytes }) => {
  const ask = readSnapshotAsk(bytes)
  const scopes = await scopesOf(service.store, device)
  const seen = seeing(service.store, scopes)
  if (ask === null) return [snapshotListBytes(await listSnapshots(seen, scopes))]
  // A computer that was moved to another depot while it fetched: it learns that with this answer, and lets go.
  if (!scopes.includes(ask.scope)) return [new Uint8Array()]
  return [await readSnapshot(seen, ask, ask.from, Math.max(2000, Math.floor(mostBytes / 5)))]
}
