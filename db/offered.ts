import { frameOfWaiting } from './looseFrame.ts'
import type { Store } from './open.ts'

/**
 * A frame of transactions that nobody has answered, numbered above `after` and at most `through`, to be compared with what head office
 * holds under these numbers; it is no link of the chain. Null where there is none left. About 64 kB.
 */
export async function offered(
  store: Store,
  { after, through }: { after: number; through: number },
): Promise<{ bytes: Uint8Array; last: number } | null> {
  const { answered_tx } = await store.reader.selectFrom('sync_state').select('answered_tx').executeTakeFirstOrThrow()
  return frameOfWaiting(store.reader, { after: Math.max(after, answered_tx), through, mostBytes: 64_000 })
}
