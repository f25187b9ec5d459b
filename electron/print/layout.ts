import type { Content } from 'pdfmake/interfaces'
import type { Mark } from './running.ts'

/** A document before it is put on pages. */
export interface Layout {
  readonly content: readonly Content[]
  /** What stands again at the top of every further page. */
  readonly again: string
  /** What stands at the foot of every page: whose it is. */
  readonly foot: string
  /** The rows that are summed up, in their order; the sum so far is carried from page to page. */
  readonly rows: readonly Mark[]
  /** A sum as it is written; null where nothing is carried. */
  readonly sum: ((minor: number) => string) | null
  /** A node of what closes the document and must not stand alone on a page: totals, signatures. */
  readonly closing: object | null
}
