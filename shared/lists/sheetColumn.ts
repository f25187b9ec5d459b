import type { Language } from '../kernel/locale.ts'
import type { Words } from '../words/en.ts'
import type { Cell } from './cell.ts'

/** A column of a list in a file; its id is that of the column on the screen. */
export interface SheetColumn<Row> {
  readonly id: string
  readonly title: (words: Words) => string
  readonly cell: (row: Row, words: Words, language: Language) => Cell
  /** Stands only where this column of the screen was chosen. */
  readonly with?: string
  /** Never shortened on paper. */
  readonly grow?: boolean
}

/** The columns for the chosen ids, in their order, each followed by those that go with it. */
export const chosenColumns = <Column extends SheetColumn<never>>(
  all: readonly Column[],
  ids: readonly string[],
): Column[] =>
  ids.flatMap(id => [...all.filter(column => column.id === id), ...all.filter(column => column.with === id)])
