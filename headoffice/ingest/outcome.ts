import type { ConflictKind } from '../../shared/sync/conflict.ts'
import type { Pointer } from '../../shared/sync/verdict.ts'
import type { Problem } from './check.ts'
import type { Crossing } from './merge.ts'
import type { RowState } from './rowState.ts'
import type { Sender } from './sender.ts'
import type { Draft, WorkingSet } from './workingSet.ts'

/** One row of a log entry. */
export interface Logged {
  readonly row: RowState
  readonly op: 'insert' | 'put' | 'delete' | 'gone'
  /** The scope whose log it goes to. */
  readonly scope: string
  /** The columns that it carries; null for all of them. */
  readonly columns: readonly string[] | null
}

export interface Card {
  readonly row: RowState
  readonly kind: ConflictKind
  readonly crossing: Crossing
}

export interface Accepted {
  readonly verdict: 'accepted' | 'changed'
  readonly draft: Draft
  readonly logged: readonly Logged[]
  readonly cards: readonly Card[]
}

export type Stop =
  | { readonly verdict: 'rejected'; readonly code: Problem['code']; readonly at: Pointer | null }
  | { readonly verdict: 'held'; readonly waitsFor: Pointer }

export type Outcome = Accepted | Stop

export interface Bench {
  readonly rows: WorkingSet
  readonly sender: Sender
  readonly depotCodes: ReadonlyMap<number, string>
  /** Head office holds no company yet: this device founds it and brings its own people. */
  readonly founding: boolean
  /** The sequence that an entry of this commit would get in a scope, as a negative ordinal. */
  readonly nextSequence: (scope: string) => number
}

export const rejected = (problem: Problem): Stop => ({ verdict: 'rejected', ...problem })
