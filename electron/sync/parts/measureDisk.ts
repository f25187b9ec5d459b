import { stat, statfs } from 'node:fs/promises'
import type { Vitals } from '../../../shared/sync/wire/vitals.ts'

/** How much room the disk of a database has, and how much the database takes. */
export async function measureDisk(database: string): Promise<Vitals> {
  const { bavail, blocks, bsize } = await statfs(database)
  const sizes = await Promise.all([database, `${database}-wal`].map(sizeOf))
  return { diskFree: bavail * bsize, diskSize: blocks * bsize, database: sizes.reduce((sum, size) => sum + size, 0) }
}

const sizeOf = (file: string): Promise<number> =>
  stat(file).then(
    ({ size }) => size,
    () => 0,
  )
