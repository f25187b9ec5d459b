import type { Turn } from '../../db/pen.ts'
import type { Store as OfficeDatabase } from '../../headoffice/store/pool.ts'
import type { Oracle } from './oracle.ts'

/** A fault planted on purpose: the simulator must find it, or it could not find a real one of its kind. */
export interface Mutant {
  readonly name: string
  /** What is wrong, in one sentence. */
  readonly about: string
  /** The oracles of which one must notice. */
  readonly caughtBy: readonly Oracle[]
  /** The seed of the story to begin with: one that showed it, where most stories do not. */
  readonly from?: number
  /** SQL for head office's database: run once, before each story, and when it has been told. */
  readonly database?: string
  readonly beforeEach?: string
  readonly beforeOracles?: string
  /** Stands between head office and its database. */
  readonly store?: (store: OfficeDatabase) => OfficeDatabase
  readonly desk?: DeskMutant
}

export interface DeskMutant {
  /** SQL for a desk's database, run at every start, after the program has looked at its triggers. */
  readonly database?: string
  /** Stands between the program and its database in each turn at writing. */
  readonly turn?: (turn: Turn, disk: Disk) => Turn
  /** The computer was killed: what its files look like when it starts again. */
  readonly killed?: (disk: Disk, copy: string) => void
  /** An exchange was broken off. */
  readonly brokenOff?: (disk: Disk) => Promise<void>
}

/** What a planted fault on a desk can reach; `kept` is its own. */
export interface Disk {
  readonly folder: string
  readonly write: (work: (turn: Turn) => void) => Promise<void>
  readonly kept: Map<string, unknown>
}
