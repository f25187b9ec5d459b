import type { Right } from '../../auth/right.ts'
import type { Words } from '../../words/en.ts'
import type { SheetColumn } from '../sheetColumn.ts'
import type { TableFilter } from '../tableFilter.ts'

/** A column of a table: what it is in a file, and how it stands on the screen. */
export interface TableColumn<Row> extends SheetColumn<Row> {
  /** How the list is narrowed by it: by the values that there are, or from a day to a day. */
  readonly filter?: 'choice' | 'day'
  /** A fixed width such as `7rem`; without it an equal share of what is left. */
  readonly width?: `${number}rem`
  /** Not shown until somebody chooses it. */
  readonly hidden?: boolean
  /** Cannot be taken away. */
  readonly fixed?: boolean
  readonly align?: 'end'
  /** Nothing is sorted by it: its rows are not read whole. */
  readonly unsorted?: boolean
}

export interface TableView {
  readonly id: keyof Words['lists']['views']['builtIn']
  readonly filter: Partial<TableFilter>
}

/** A list whose rows are told cell by cell: described once, shown, filtered, kept, printed and taken along by what all of them share. */
export interface Table<Row> {
  readonly title: (words: Words) => string
  /** What somebody needs to see it, on the screen or in a file. */
  readonly right: Right
  readonly columns: readonly TableColumn<Row>[]
  readonly sort: { readonly id: string; readonly descending: boolean }
  /** Views that come with it. */
  readonly views: readonly TableView[]
  /** What it shows where nobody asked otherwise. */
  readonly usual?: Partial<TableFilter>
  /** What a row is called among the others. */
  readonly key: (row: Row) => string
  /** The record that a row speaks of, where it is another one. */
  readonly opens?: (row: Row) => { readonly table: string; readonly id: number }
}
