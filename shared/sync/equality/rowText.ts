import type { Values } from '../protocol.ts'
import { syncedTables, type TableName, tableOf } from '../registry.ts'

/**
 * A row as the one text that its proof is made of: table, id, child number, then number and value of each column that is not null, by number.
 * A column that a later version brings is null in the rows of before, so their proofs stay what they are.
 */
export function rowText(name: TableName, key: { readonly id: number; readonly sub: number }, values: Values): string {
  const parts: (number | string)[] = [tableOf(name).number, key.id, key.sub]
  for (const [column, number] of columns[name] ?? []) {
    const value = values[column] ?? null
    if (value !== null) parts.push(number, value)
  }
  return JSON.stringify(parts)
}

/** Which columns a version compares in each table, by its number: two that differ cannot say whether such a table is equal. */
export const comparedColumns: ReadonlyMap<number, number> = new Map(
  syncedTables.map(name => [
    tableOf(name).number,
    Object.values(tableOf(name).columns).reduce((sum, { number }) => (sum * 31 + number) % 1_000_003, 7),
  ]),
)

/** The same of all tables together. */
export const allColumns = [...comparedColumns].reduce(
  (sum, [table, of]) => (sum * 31 + table * 7919 + of) % 1_000_000_007,
  7,
)

const columns: Partial<Record<TableName, readonly (readonly [string, number])[]>> = Object.fromEntries(
  syncedTables.map(name => [
    name,
    Object.entries(tableOf(name).columns)
      .map(([column, { number }]) => [column, number] as const)
      .toSorted((a, b) => a[1] - b[1]),
  ]),
)
