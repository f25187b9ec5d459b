import { type Compiled, rejectedField } from './compile.ts'
import { cellAt, keyOf, rowsByKey } from './joined.ts'
import type { Join } from './mapping.ts'
import { problemAt } from './orderLines.ts'
import type { Rejected } from './record.ts'
import { columnIndex } from './table.ts'

/** The rows (counted from 0) that are an order's lines, by the row that is its head. */
export type LineRows = ReadonlyMap<number, readonly number[]>

/** Rows that are their own lines: those with one reference are one order, whose head is the first of them. Rows without a reference are refused. */
export function flatLineRows(head: Compiled): { lineRows: LineRows; rejected: readonly Rejected[] } {
  const reference = head.fields.get('reference')
  const heads = new Map<string, number[]>()
  const rejected: Rejected[] = []
  head.table.rows.forEach((cells, row) => {
    if (cells.length === 0 || !reference) return
    const text = reference.text(row)
    const same = heads.get(text)
    if (text === '') rejected.push(rejectedField(head.title, row, reference, 'required'))
    else if (same) same.push(row)
    else heads.set(text, [row])
  })
  return { lineRows: new Map([...heads.values()].map(rows => [rows[0] ?? 0, rows])), rejected }
}

/** Lines in a table of their own, found by their key. A line of no order is refused, and so is a head whose key another has. */
export function joinedLineRows(
  join: Join,
  head: Compiled,
  lines: Compiled,
): { lineRows: LineRows; rejected: readonly Rejected[] } {
  const [ofHead, ofLines] = [Object.keys(join.on), Object.values(join.on)]
  const heads = rowsByKey(head.table, ofHead)
  const index = columnIndex(lines.table)
  const places = ofLines.map(column => index.get(column))
  const missing = [
    ...(heads ? [] : ofHead.map(field => ({ file: head.title, row: 0, field, problem: 'missing-column' as const }))),
    ...ofLines
      .filter((_, at) => places[at] === undefined)
      .map(field => ({ file: lines.title, row: 0, field, problem: 'missing-column' as const })),
  ]
  if (!heads || missing.length > 0) return { lineRows: new Map(), rejected: missing }

  const rejected: Rejected[] = []
  const lineRows = new Map<number, number[]>()
  for (const [first = 0, ...more] of heads.values()) {
    lineRows.set(first, [])
    rejected.push(...more.map(row => problemAt(head, row, 'reference', 'repeated')))
  }
  lines.table.rows.forEach((cells, row) => {
    if (cells.length === 0) return
    const of = heads.get(keyOf(places.map(place => cellAt(lines.table, row, place ?? 0))))
    if (of) lineRows.get(of[0] ?? 0)?.push(row)
    else rejected.push({ file: lines.title, row: row + 1, field: ofLines[0] ?? '', problem: 'unknown-order' })
  })
  return { lineRows, rejected }
}
