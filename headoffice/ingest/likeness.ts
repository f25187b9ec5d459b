import { likenessKeys } from '../../shared/customers/likeness.ts'
import type { Author, Crossing } from './merge.ts'
import type { RowState } from './rowState.ts'

/** By what a row may be the same as another that somebody else entered, as `table:key`; none for most tables. */
export const likenessOf = (row: Pick<RowState, 'shape' | 'columns'>): readonly string[] =>
  row.shape.name === 'customer' ? likenessKeys(row.columns).map(key => `${row.shape.table.number}:${key}`) : []

/** The keys that a row has and had not before. */
export function freshLikeness(row: RowState, before: RowState | null): readonly string[] {
  const known = new Set(before ? likenessOf(before) : [])
  return likenessOf(row).filter(key => !known.has(key))
}

/** Two records that look like one: the card stands on the newer, the older is named by its id. */
export const alikeness = (older: RowState, row: RowState, author: Author): Crossing => ({
  column: 'id',
  standing: { value: older.id, person: older.person, device: older.device, clock: older.clock },
  other: { value: row.id, ...author },
  base: null,
})
