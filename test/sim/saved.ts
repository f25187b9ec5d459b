import type { Values } from '../../shared/sync/protocol.ts'

/** One row that a transaction changed, as it was captured. */
export interface LedgerChange {
  readonly table: number
  readonly id: number
  readonly sub: number
  readonly op: 'insert' | 'update' | 'delete'
  readonly base: number
  readonly values: Values
}

/** A transaction that a computer saved: written down here when it became durable, whatever its database says later. */
export interface LedgerEntry {
  readonly number: number
  /** True time. */
  readonly at: number
  /** Whether the computer's clock was as head office last found it. */
  readonly clockTrue: boolean
  readonly why: string
  readonly changes: readonly LedgerChange[]
}

/** A device that a computer is or was; only transactions up to `through` may stand under it. */
export interface Self {
  readonly device: number
  readonly through: number
}

/** One life of a computer: what it saved, and the devices under which that may stand at head office. */
export interface Life {
  readonly name: string
  readonly selves: readonly Self[]
  readonly entries: readonly LedgerEntry[]
}

/** A document number that stands on a paper, and the order that it was given to. */
export interface Numbered {
  readonly number: string
  readonly order: number
}
