import type { Store } from '../../../db/open.ts'
import type { Log } from '../../api/log.ts'
import type { IdentityFile } from '../identity.ts'
import type { PartLane } from '../parts/lane.ts'
import type { SnapshotState } from '../parts/snapshotLane.ts'

/** What carrying by file needs of a desk. */
export interface FileOptions {
  readonly store: Store
  readonly identity: IdentityFile
  readonly log: Log
  readonly application: string
  readonly parts: readonly PartLane[]
  readonly snapshots: SnapshotState
  /** Bytes of a part at most; what messengers take unless told. */
  readonly partBytes?: number
}

/** How far the work has come, of how much. */
export type FileProgress = (done: number, total: number) => void
