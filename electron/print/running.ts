/** A row of a table that runs over pages: a text in it that has an id, and the sum of the rows so far, this one counted. */
export interface Mark {
  readonly node: object
  readonly sum: number
}

/** pdfmake says on which page a row stands only of what has an id and a text: of the rest it says where it would have stood, had it fitted. */
export const markId = (index: number): string => `row-${index}`
export const closingId = 'closing'

/** What is carried from this page to the next, or null where the rows end on it or before. */
export function carriedFrom(rows: readonly Mark[], page: number): number | null {
  const last = rows.at(-1)
  if (!last || (pageOf(last.node) ?? 0) <= page) return null
  return rows.findLast(row => (pageOf(row.node) ?? Number.POSITIVE_INFINITY) <= page)?.sum ?? null
}

/** The page on which a node came to stand, counted from 1; null before it was laid out. */
export function pageOf(node: object): number | null {
  const positions: unknown = 'positions' in node ? node.positions : null
  const first: unknown = Array.isArray(positions) ? positions[0] : null
  if (typeof first !== 'object' || first === null || !('pageNumber' in first)) return null
  return typeof first.pageNumber === 'number' ? first.pageNumber : null
}
