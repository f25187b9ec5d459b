import { syncedTables, tableOf } from '../registry.ts'

/** A column as a message names it: by its number where it has one, else by its name. */
export type ColumnMark = number | string

/** The mark of a column of a table of this number. A column that nobody here knows is called `#` and its number. */
export function markOf(table: number, name: string): ColumnMark {
  const numbers = marks.get(table)
  const number = numbers?.numbers.get(name)
  if (number !== undefined) return number
  const unknown = /^#([1-9]\d{0,5})$/.exec(name)
  const claimed = unknown ? Number(unknown[1]) : 0
  return claimed > 0 && !numbers?.names.has(claimed) ? claimed : name
}

/** The name of a column, as `markOf` takes it. */
export const nameOf = (table: number, mark: ColumnMark): string =>
  typeof mark === 'string' ? mark : (marks.get(table)?.names.get(mark) ?? `#${mark}`)

/** The name of a column today: one that came as `#` and a number to a version that did not know it has its name where it is known. */
export function presentName(table: number, name: string): string {
  const number = /^#([1-9]\d{0,5})$/.exec(name)?.[1]
  return number === undefined ? name : (marks.get(table)?.names.get(Number(number)) ?? name)
}

const marks: ReadonlyMap<number, { names: ReadonlyMap<number, string>; numbers: ReadonlyMap<string, number> }> =
  new Map(
    syncedTables.map(name => {
      const columns = Object.entries(tableOf(name).columns)
      return [
        tableOf(name).number,
        {
          names: new Map(columns.map(([column, { number }]) => [number, column])),
          numbers: new Map(columns.map(([column, { number }]) => [column, number])),
        },
      ]
    }),
  )
