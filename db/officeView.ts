import type { Values } from '../shared/sync/protocol.ts'
import { covering, type PendingChange } from './pending.ts'

export interface OfficeRow {
  readonly version: number
  readonly values: Values
}

/**
 * A row as head office holds it: what pending local changes cover stands in the `old` of the earliest of them (decision 2). Null where head office has
 * no such row. `row`: as it stands here, undefined where it does not.
 */
export function officeView(
  row: (Values & { version: number }) | undefined,
  changes: readonly PendingChange[],
  columns: readonly string[],
): OfficeRow | null {
  const [first] = changes
  if (!first) return row && row.version > 0 ? { version: row.version, values: row } : null
  if (first.op === 'insert' && first.old === null) return null
  const deletion = changes.find(change => change.op === 'delete')
  const values: Values = {}
  for (const column of columns) {
    const cover = covering(changes, column)
    values[column] = (cover ? cover.old?.[column] : row?.[column]) ?? null
  }
  const kept = deletion?.old?.version
  const version = deletion ? (typeof kept === 'number' ? kept : 0) : (row?.version ?? 0)
  return version > 0 ? { version, values } : null
}
