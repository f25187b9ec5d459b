import type { Role } from '../../shared/auth/role.ts'
import type { Change, Transaction, Values } from '../../shared/sync/protocol.ts'
import type { Pointer, RejectionCode } from '../../shared/sync/verdict.ts'
import type { MergeRules } from './merge.ts'
import type { RowState } from './rowState.ts'
import type { Sender } from './sender.ts'
import { pointer } from './transaction.ts'
import type { Draft, WorkingSet } from './workingSet.ts'

/** A transaction in the middle of being judged. */
export interface Judging {
  readonly draft: Draft
  /** As everything stood before this transaction. */
  readonly before: WorkingSet
  readonly sender: Sender
  readonly transaction: Transaction
  readonly role: Role
  /** The code of each depot, for document numbers. */
  readonly depotCodes: ReadonlyMap<number, string>
}

export interface Problem {
  readonly code: RejectionCode
  readonly at: Pointer | null
}

/** A row that head office puts right itself, because two people changed its record apart. */
export interface Correction {
  readonly row: RowState
  readonly values: Values
}

/** What a table asks beyond the registry. */
export interface TableCheck {
  /** It is judged among all records of its table, without their children. */
  readonly amongAll?: true
  readonly merge?: MergeRules
  /** Why this change is refused, or null. `row` is the row before it, null where the change makes it. */
  readonly change?: (judging: Judging, change: Change, row: RowState | null) => Problem | null
  /**
   * Asked once for each record touched, when the whole transaction is laid on. `crossed`: somebody else changed the record since
   * the version that this transaction knew.
   */
  readonly settle?: (judging: Judging, root: RowState, crossed: boolean) => Problem | readonly Correction[]
}

export const problem = (code: RejectionCode, change: Change, column: string | null = null): Problem => ({
  code,
  at: pointer(change, column),
})

export const problemAt = (code: RejectionCode, row: RowState, column: string | null = null): Problem => ({
  code,
  at: pointer({ table: row.shape.table.number, id: row.id, sub: row.sub }, column),
})

/** The columns of a change that differ from what stands. */
export const movedColumns = (change: Change, row: RowState): readonly string[] =>
  Object.keys(change.values).filter(column => (row.columns[column] ?? null) !== (change.values[column] ?? null))
