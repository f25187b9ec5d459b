import type { JoinForm } from '../../shared/setup/contract.ts'
import type { SyncStatus } from '../../shared/sync/contract.ts'
import type { SyncPlan } from '../../shared/sync/plan.ts'
import type { FileSync } from './file/fileSync.ts'

export interface Joined {
  device: number
  lane: string
  requests: number
  waiting: number
}

/** What the rest of the backend may ask of the sync. */
export interface SyncHandle {
  status(): Promise<SyncStatus>
  /** Starts a round, or joins the one under way, and answers when it is over. */
  now(): Promise<SyncStatus>
  /** The same, with a comparison of this copy with head office's in it. */
  compare(): Promise<SyncStatus>
  /** Changes what is named of the plan. */
  setPlan(plan: Partial<SyncPlan>): Promise<SyncStatus>
  join(form: JoinForm): Promise<Joined>
  /** Without a link. */
  readonly files: FileSync
  /** Head office came back from a backup that does not know this computer: in again with a code, and a round. */
  joinAgain(code: string): Promise<SyncStatus>
  /** Gives numbers again by the code that head office read out; false where it is not the right one. */
  release(code: string): Promise<boolean>
}
