import type { Values } from '../../shared/sync/protocol.ts'
import type { TableShape } from './shape.ts'

export type Value = number | string | null

export type ValuesProblem = { readonly code: 'unknown-column' | 'bad-value'; readonly column: string }

/**
 * The first thing wrong with the values of a change, or null. A new row needs every column that cannot be null; only columns of the
 * registry may be written, each by its kind.
 */
export function valuesProblem(
  shape: TableShape,
  op: 'insert' | 'update' | 'delete',
  values: Values,
): ValuesProblem | null {
  for (const name in values) {
    const column = shape.columns.get(name)
    if (!column) return { code: 'unknown-column', column: name }
    const value = values[name]
    if (value === null ? !column.nullable : !column.accepts(value)) return { code: 'bad-value', column: name }
  }
  if (op !== 'insert') return null
  for (const column of shape.columns.values()) {
    if (!column.nullable && values[column.name] === undefined) return { code: 'bad-value', column: column.name }
  }
  return null
}

/** The values of a new row with null where a column was left out. */
export function withEveryColumn(shape: TableShape, values: Values): Values {
  for (const column of shape.columns.values()) values[column.name] ??= null
  return values
}
