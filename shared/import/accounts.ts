import type { LeftReason } from './account.ts'
import type { ImportedRecords, Origin, TableAccount } from './record.ts'
import { type ImportTable, tableTitle } from './table.ts'

type Records = Pick<ImportedRecords, 'products' | 'customers' | 'prices' | 'people' | 'orders'>

/**
 * Where every row of every table went. `used` are the rows, counted from 1, that told something about a record of another table, by table
 * title; `why` says of a table what happened with what is left of it.
 */
export function accountsOf(
  tables: readonly ImportTable[],
  records: Records,
  used: ReadonlyMap<string, ReadonlySet<number>>,
  why: ReadonlyMap<string, LeftReason>,
): readonly TableAccount[] {
  const taken = takenRows(records)
  return tables.map(table => {
    const file = tableTitle(table)
    const own = taken.get(file)
    const rows = table.rows.reduce((count, cells) => count + (cells.length > 0 ? 1 : 0), 0)
    const told = [...(used.get(file) ?? [])].filter(row => !own?.has(row) && table.rows[row - 1]?.length !== 0).length
    const left = rows - (own?.size ?? 0) - told
    return { file, rows, taken: own?.size ?? 0, used: told, left, why: left > 0 ? (why.get(file) ?? null) : null }
  })
}

function takenRows({ products, customers, prices, people, orders }: Records): ReadonlyMap<string, Set<number>> {
  const taken = new Map<string, Set<number>>()
  const take = ({ file, row }: Origin): void => {
    const rows = taken.get(file)
    if (rows) rows.add(row)
    else taken.set(file, new Set([row]))
  }
  for (const list of [products, customers, prices, people]) for (const record of list) take(record)
  for (const order of orders) {
    take(order)
    for (const line of order.lines) {
      take(line)
      for (const row of line.alsoRows ?? []) take({ file: line.file, row })
    }
  }
  return taken
}
