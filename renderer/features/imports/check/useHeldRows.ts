import { useRef } from 'react'
import type { CheckRow } from '../../../../shared/imports/check.ts'
import type { RowWindow } from '../../../widgets/list/useWindow.ts'

interface HeldRows {
  /** The row as it was last heard of, while it is asked for again. */
  rowAt(index: number): CheckRow | undefined
  /** Shows what was typed before anybody has looked at it. */
  type(index: number, column: number, text: string): void
}

/** Rows stand still while every touch has them looked through anew. */
export function useHeldRows(rows: RowWindow<CheckRow>): HeldRows {
  const held = useRef(new Map<number, CheckRow>())
  return {
    rowAt: index => {
      const row = rows.rowAt(index)
      if (row) held.current.set(index, row)
      return row ?? held.current.get(index)
    },
    type: (index, column, text) => {
      const row = held.current.get(index)
      if (!row) return
      const cells = row.cells.map((cell, at) => (at === column ? { text, problem: null, corrected: true } : cell))
      held.current.set(index, { ...row, cells })
    },
  }
}
