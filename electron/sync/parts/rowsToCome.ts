import type { SnapshotImport } from '../../../db/snapshotImport.ts'
import { readHead } from '../../../shared/sync/snapshot/head.ts'

/** Rows of these snapshots that are not here; none of one whose beginning has not come, for it says how many they are. */
export const rowsToCome = (imports: readonly SnapshotImport[]): number =>
  imports.reduce((sum, each) => sum + (each.head ? readHead(each.head).rows - each.rows : 0), 0)
