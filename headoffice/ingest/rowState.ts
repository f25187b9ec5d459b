import type { Values } from '../../shared/sync/protocol.ts'
import type { TableShape } from './shape.ts'
import type { Value } from './values.ts'

/**
 * When, as which sequence, by which device and person a column was last changed, and what it held before and since when.
 * A negative sequence is one of this very commit: the n-th entry of its scope. `own`: what the author's clock said, where `clock` is further on because
 * they had seen what was.
 */
export type Stamp = readonly [
  clock: number,
  sequence: number,
  device: number,
  person: number,
  before: Value,
  beforeSequence: number,
  own?: number,
]

/** A row as head office holds it. */
export interface RowState {
  readonly shape: TableShape
  readonly id: number
  readonly sub: number
  readonly scope: string
  readonly columns: Values
  /** Of the insert; each column's own is in `stamps` once it has changed. */
  readonly clock: number
  readonly device: number
  readonly person: number
  readonly sequence: number
  readonly version: number
  readonly clockMax: number
  readonly stamps: Readonly<Record<string, Stamp>>
  readonly deleted: boolean
}

export const keyOf = (table: number, id: number, sub: number): string => `${table}:${id}:${sub}`
export const rowKey = (row: RowState): string => keyOf(row.shape.table.number, row.id, row.sub)

export const stampOf = (row: RowState, column: string): Stamp =>
  row.stamps[column] ?? [row.clock, row.sequence, row.device, row.person, null, row.sequence]

/** Whether what carries `sequence` came after the version that a change was based on. */
export const isAfter = (sequence: number, base: number): boolean => sequence < 0 || sequence > base

/**
 * Whether another device than this changed the row, in whatever column, after the version that a change was based on. Making the row does not
 * count: whoever changes it knew it.
 */
export const changedByOthersSince = (row: RowState, base: number, device: number): boolean =>
  Object.values(row.stamps).some(stamp => stamp[2] !== device && isAfter(stamp[1], base))

/** The scope that a root row belongs to by its columns. */
export function homeScope(shape: TableShape, columns: Values): string {
  if (shape.table.scope === 'reference') return 'reference'
  const depot = columns.depot_id
  return typeof depot === 'number' ? depotScope(depot) : 'reference'
}

export const depotScope = (depot: number): string => `depot:${depot}`
export const deviceScope = (device: number): string => `device:${device}`
export const referenceScope = 'reference'
