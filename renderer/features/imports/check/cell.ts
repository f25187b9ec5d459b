/** A place in the grid: the row as it is listed now, and the column. */
export interface Cell {
  readonly index: number
  readonly column: number
}

/** Where a key leads from here, or null where it leads nowhere. Ctrl goes to the very end. */
export function jumped(
  { key, ctrlKey }: { readonly key: string; readonly ctrlKey: boolean },
  { index, column }: Cell,
  { page, total, columns }: { page: number; total: number; columns: number },
): Cell | null {
  switch (key) {
    case 'ArrowUp':
      return { index: index - 1, column }
    case 'ArrowDown':
      return { index: index + 1, column }
    case 'ArrowLeft':
      return { index, column: column - 1 }
    case 'ArrowRight':
      return { index, column: column + 1 }
    case 'PageUp':
      return { index: index - page, column }
    case 'PageDown':
      return { index: index + page, column }
    case 'Home':
      return ctrlKey ? { index: 0, column } : { index, column: 0 }
    case 'End':
      return ctrlKey ? { index: total - 1, column } : { index, column: columns - 1 }
    default:
      return null
  }
}
