import type { EntryColumn, EntryLine } from './entry.ts'

export interface Cell {
  key: number
  column: EntryColumn
}

export type Move = 'next' | 'up' | 'down'

/**
 * Where a key leads from a cell: Enter from the code to the quantity, from anywhere else to the next line; arrows to the same column of
 * the row above or below. Null where there is nowhere to go.
 */
export function cellAfter(lines: readonly EntryLine[], from: Cell, move: Move): Cell | null {
  const row = lines.findIndex(line => line.key === from.key)
  switch (move) {
    case 'next':
      return from.column === 'code' ? { key: from.key, column: 'quantity' } : at(lines, row + 1, 'code')
    case 'up':
      return at(lines, row - 1, from.column)
    case 'down':
      return at(lines, row + 1, from.column)
  }
}

/** Where to go on typing once a line is gone: the one that took its place. */
export const cellAfterRemoval = (lines: readonly EntryLine[], index: number): Cell | null =>
  at(lines, Math.min(index, lines.length - 1), 'code')

/** A row that is blank has only its code to type. */
function at(lines: readonly EntryLine[], row: number, column: EntryColumn): Cell | null {
  const line = row < 0 ? undefined : lines[row]
  if (!line) return null
  return { key: line.key, column: line.product === null && line.code === '' ? 'code' : column }
}
