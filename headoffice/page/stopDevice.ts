import { headOfficeDevice } from '../../shared/kernel/id.ts'
import { clockAt } from '../../shared/sync/clock.ts'
import { registry } from '../../shared/sync/registry.ts'
import { officeEntry } from '../ingest/cards.ts'
import { Journal, logRow, rowUpdates } from '../ingest/journal.ts'
import { overwritten } from '../ingest/merge.ts'
import { Draft, WorkingSet } from '../ingest/workingSet.ts'
import { commitChanges } from '../store/commit.ts'
import { revokeDevice, rowOfDevice } from '../store/devices.ts'
import type { Store } from '../store/pool.ts'
import { withRetries } from '../store/retry.ts'
import { loadRows, lockRecords } from '../store/rows.ts'

export interface StopService {
  readonly store: Store
  readonly now: () => number
  readonly pause: (tried: number) => Promise<void>
}

/** Stops a computer, and tells everybody in its row of the registry. False where there is no such computer. */
export function stopDevice({ store, now, pause }: StopService, number: number, by: number): Promise<boolean> {
  return withRetries(pause, () =>
    store.transaction(async on => {
      if (!Number.isSafeInteger(number) || number > 2 ** 31 - 1) return false
      const id = await rowOfDevice(on, number)
      if (id === null) return false
      const key = { table: registry.device.number, id, sub: 0 }
      await lockRecords(on, [key])
      const [row] = await loadRows(on, [key])
      await revokeDevice(on, number, now(), by)
      if (!row || row.columns.active === 0) return true
      const rows = new WorkingSet([row], [], [], [])
      const journal = new Journal()
      const clock = clockAt(now())
      const author = { device: headOfficeDevice, person: by, clock }
      const stopped = overwritten(row, { active: 0 }, author, journal.nextSequence(row.scope))
      const draft = new Draft(rows)
      draft.change(stopped)
      rows.accept(draft)
      const entry = { ...officeEntry(row.scope, clock, 'devices.stop', now()), person: by }
      journal.add({ ...entry, rows: [logRow({ row: stopped, op: 'put', columns: ['active'] })] })
      await commitChanges(on, journal.entries, rowUpdates(rows))
      return true
    }),
  )
}
