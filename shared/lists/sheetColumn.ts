import type { Words } from '../words/en.ts'
import type { Cell } from './cell.ts'

/** A column of a list in a file; its id is that of the column on the screen. */
export interface SheetColumn<Row> {
  readonly id: string
  readonly title: (words: Words) => string
  readonly cell: (row: Row, words: Words) => Cell
  /** Stands only where this column of the screen was chosen. */
  readonly with?: string
  /** Never shortened on paper. */
  readonly grow?: boolean
}

/** The columns for the chosen ids, in their order, each followed by those that go with it. */
export const chosenColumns = <Row>(all: readonly SheetColumn<Row>[], ids: readonly string[]): SheetColumn<Row>[] =>
  ids.flatMap(id => [...all.filter(column => column.id === id), ...all.filter(column => column.with === id)])
