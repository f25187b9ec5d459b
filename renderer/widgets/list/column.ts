import type { ReactNode } from 'react'

/** One column of a list. Sorting is done where the rows come from, never in the page. */
export interface Column<Row, Sort extends string> {
  readonly id: string
  readonly title: string
  readonly cell: (row: Row) => ReactNode
  /** A fixed width such as `7rem`; without it an equal share of what is left, at least 10rem. */
  readonly width?: `${number}rem`
  readonly sort?: Sort
  readonly align?: 'end'
  /** Not shown until somebody chooses it. */
  readonly hidden?: boolean
  /** Cannot be taken away. */
  readonly fixed?: boolean
}

/** A key that does something to the chosen row. */
export interface RowAct<Row> {
  readonly keys: string
  readonly label: string
  readonly act: (row: Row) => void
}

/** What a list asks for: one window of the rows in this order. */
export interface Ask<Sort extends string> {
  readonly offset: number
  readonly limit: number
  readonly search: string
  readonly sort: Sort
  readonly descending: boolean
}

export interface Answer<Row> {
  readonly rows: readonly Row[]
  readonly total: number
}
