import type { Vitals } from '../../shared/sync/wire/vitals.ts'
import type { Queryable } from './pool.ts'

/** Keeps what a computer last said of its disk. */
export async function saveVitals(on: Queryable, device: number, vitals: Vitals, at: number): Promise<void> {
  await on.query(
    'UPDATE device SET disk_free = $2, disk_size = $3, database_size = $4, vitals_at = $5 WHERE number = $1',
    [device, vitals.diskFree, vitals.diskSize, vitals.database, at],
  )
}
