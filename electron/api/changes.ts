import { syncedTables } from '../../shared/sync/registry.ts'
import { api } from './base.ts'
import { signedIn } from './guards.ts'

/** How long several writes are gathered into one message. */
const gatherFor = 50

export const changes = {
  /**
   * The first message comes at once and names no table: from then on nothing is missed. What moved before it, while there was no
   * connection, is unknown, so whoever reads again reads everything. Ends when the session locks or the backend stops.
   */
  watch: api.changes.watch.use(signedIn).handler(async function* ({ context, signal }) {
    const over = AbortSignal.any([context.session.live(), ...(signal ? [signal] : [])])
    const moved = new Set<string>()
    let wake = (): void => {}
    const stop = context.store.changes.watch(tables => {
      for (const table of tables) moved.add(table)
      wake()
    })
    try {
      yield { tables: [], remote: false }
      while (!over.aborted) {
        if (moved.size === 0) await until(over, awake => (wake = awake))
        await until(over, awake => setTimeout(awake, gatherFor))
        if (over.aborted || moved.size === 0) continue
        const tables = [...moved]
        moved.clear()
        yield { tables, remote: tables.includes(arrivals) && tables.some(isSynced) }
      }
    } finally {
      stop()
    }
  }),
}

/** Written whenever something arrives from head office, and by nothing else. */
const arrivals = 'scope_cursor'

const synced: ReadonlySet<string> = new Set(syncedTables)
const isSynced = (table: string): boolean => synced.has(table)

const until = (over: AbortSignal, begin: (awake: () => void) => void): Promise<void> =>
  new Promise(resolve => {
    const awake = (): void => {
      over.removeEventListener('abort', awake)
      resolve()
    }
    if (over.aborted) return resolve()
    over.addEventListener('abort', awake)
    begin(awake)
  })
