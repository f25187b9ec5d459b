import type { Mapping } from '../shared/import/mapping.ts'
import { sourceOf } from '../shared/import/mapping.ts'
import type { AskedTable } from '../shared/import/suggest.ts'
import { tableTitle } from '../shared/import/table.ts'

/** Columns that a suggested mapping takes nothing from, of each table that it does take from. */
export function notPlaced(
  mapping: Mapping,
  asked: readonly AskedTable[],
): readonly { readonly file: string; readonly columns: readonly string[] }[] {
  const named = new Set<string>()
  const name = (table: string, column: string): void => {
    const joinedTo = asked.find(other => column.startsWith(`${other.name}.`))?.name
    named.add(joinedTo === undefined ? placeOf(table, column) : placeOf(joinedTo, column.slice(joinedTo.length + 1)))
  }
  for (const { table, lines, joins, fields } of mapping.take) {
    for (const join of [...joins, ...(lines ? [lines] : [])])
      for (const [here, there] of Object.entries(join.on)) {
        name(table, here)
        name(join.table, there)
      }
    for (const [field, given] of Object.entries(fields)) {
      const { column, columns = [] } = sourceOf(given)
      for (const each of column === undefined ? columns : [column])
        name(lines && field.startsWith('line.') ? lines.table : table, each)
    }
  }
  return asked.flatMap(({ name: of, table }) => {
    const columns = table.columns.filter(column => !named.has(placeOf(of, column)))
    return columns.length === 0 || columns.length === table.columns.length ? [] : [{ file: tableTitle(table), columns }]
  })
}

const placeOf = (table: string, column: string): string => `${table}\u0000${column}`
