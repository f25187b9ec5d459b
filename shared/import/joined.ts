import type { Join } from './mapping.ts'
import { columnIndex, type ImportTable, tableTitle } from './table.ts'

/** A table with what other tables say about its rows. */
export interface Joined {
  readonly table: ImportTable
  /** How to read a column (`heading`, or `name.heading` of a joined table) at a row counted from 0; null where nobody has it. */
  reader(column: string): ((row: number) => string) | null
  /** The rows of each joined table that told something so far. */
  readonly used: ReadonlyMap<string, ReadonlySet<number>>
  /** Columns that a join goes by and nobody has, by table title. */
  readonly missing: readonly { readonly file: string; readonly column: string }[]
}

interface Matches {
  readonly table: ImportTable
  readonly used: Set<number>
  /** Rows of the joined table that belong to a row of the first. */
  rowsAt(row: number): readonly number[]
}

const between = '; '
const none: readonly number[] = []

/** Joins tables by their keys; every join may name columns of those before it. Tables that are not there join nothing. */
export function joined(
  table: ImportTable,
  joins: readonly Join[],
  tables: Readonly<Record<string, ImportTable>>,
): Joined {
  const own = columnIndex(table)
  const matches = new Map<string, Matches>()

  function reader(column: string): ((row: number) => string) | null {
    const at = own.get(column)
    if (at !== undefined) return row => cellAt(table, row, at)
    const [alias, heading] = splitColumn(column, matches)
    const joinedTo = alias === null ? undefined : matches.get(alias)
    const index = joinedTo ? columnIndex(joinedTo.table).get(heading) : undefined
    if (!joinedTo || index === undefined) return null
    return row => distinct(joinedTo.rowsAt(row).map(match => cellAt(joinedTo.table, match, index)))
  }

  const missing: { file: string; column: string }[] = []
  for (const join of joins) {
    const other = tables[join.table]
    for (const [here, there] of Object.entries(join.on)) {
      if (!reader(here)) missing.push({ file: tableTitle(table), column: here })
      if (other && !columnIndex(other).has(there)) missing.push({ file: tableTitle(other), column: there })
    }
    const rowsAt = other ? matchesOf(join, other, { own, table, matches }) : () => none
    const used = new Set<number>()
    if (other) matches.set(join.table, { table: other, used, rowsAt: lastKept(rowsAt, used) })
  }
  return { table, reader, used: new Map([...matches].map(([name, { used }]) => [name, used])), missing }
}

export const cellAt = (table: ImportTable, row: number, column: number): string =>
  (table.rows[row]?.[column] ?? '').trim()

/** The rows of a table by the texts of some of its columns; null where it lacks one of them. */
export function rowsByKey(
  table: ImportTable,
  columns: readonly string[],
): ReadonlyMap<string, readonly number[]> | null {
  const index = columnIndex(table)
  const places = columns.map(column => index.get(column))
  if (places.some(place => place === undefined)) return null
  const found = new Map<string, number[]>()
  table.rows.forEach((cells, row) => {
    if (cells.length === 0) return
    const key = keyOf(places.map(place => cellAt(table, row, place ?? 0)))
    const same = found.get(key)
    if (same) same.push(row)
    else found.set(key, [row])
  })
  return found
}

export const keyOf = (texts: readonly string[]): string => texts.join('\u0000')

interface Before {
  readonly own: ReadonlyMap<string, number>
  readonly table: ImportTable
  readonly matches: ReadonlyMap<string, Matches>
}

function matchesOf(
  join: Join,
  other: ImportTable,
  { own, table, matches }: Before,
): (row: number) => readonly number[] {
  const byKey = rowsByKey(other, Object.values(join.on))
  if (!byKey) return () => none
  const parts = Object.keys(join.on).map(column => {
    const at = own.get(column)
    if (at !== undefined) return (row: number) => [cellAt(table, row, at)]
    const [alias, heading] = splitColumn(column, matches)
    const through = alias === null ? undefined : matches.get(alias)
    const index = through ? columnIndex(through.table).get(heading) : undefined
    return (row: number) =>
      through && index !== undefined ? through.rowsAt(row).map(match => cellAt(through.table, match, index)) : []
  })
  return row => {
    const keys = parts.reduce<readonly (readonly string[])[]>(
      (before, part) => before.flatMap(key => part(row).map(text => [...key, text])),
      [[]],
    )
    if (keys.length === 1) return byKey.get(keyOf(keys[0] ?? [])) ?? none
    return [...new Set(keys.flatMap(key => byKey.get(keyOf(key)) ?? none))]
  }
}

/** Every field of a row asks for the same matches, one after the other. */
function lastKept(rowsAt: (row: number) => readonly number[], used: Set<number>): (row: number) => readonly number[] {
  let last = -1
  let kept: readonly number[] = none
  return row => {
    if (row !== last) {
      kept = rowsAt(row)
      last = row
      for (const match of kept) used.add(match)
    }
    return kept
  }
}

function splitColumn(column: string, matches: ReadonlyMap<string, Matches>): [alias: string | null, heading: string] {
  for (const alias of matches.keys()) if (column.startsWith(`${alias}.`)) return [alias, column.slice(alias.length + 1)]
  return [null, column]
}

function distinct(texts: readonly string[]): string {
  if (texts.length <= 1) return texts[0] ?? ''
  return [...new Set(texts.filter(Boolean))].join(between)
}
