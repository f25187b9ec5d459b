import type { Author, Crossing } from './merge.ts'
import type { Card } from './outcome.ts'
import { type RowState, type Stamp, stampOf } from './rowState.ts'

/** What sort of card two values that crossed make. */
export const kindOf = (row: RowState, crossing: Crossing): Card['kind'] =>
  row.shape.name === 'sales_order' && crossing.column === 'status' && isEnd(crossing)
    ? 'cancelled-changed'
    : 'same-field'

const isEnd = ({ standing, other }: Crossing): boolean =>
  [standing.value, other.value].some(value => value === 'cancelled' || value === 'void')

/** Somebody removed a row that somebody else had changed meanwhile: what was last written there is kept. */
export function removal(row: RowState, author: Author): Crossing {
  const last = Object.entries(row.stamps)
    .filter(([, stamp]) => stamp[2] !== author.device)
    .toSorted(([, a], [, b]) => b[0] - a[0])[0]
  const [column, stamp]: readonly [string, Stamp] = last ?? ['', stampOf(row, '')]
  return {
    column,
    standing: { value: null, person: author.person, device: author.device, clock: author.clock },
    other: { value: row.columns[column] ?? null, person: stamp[3], device: stamp[2], clock: stamp[0] },
    base: stamp[4],
  }
}
