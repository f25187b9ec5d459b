import type { Column } from '../../shared/sync/column.ts'
import { keyColumns } from '../../shared/sync/naturalKey.ts'
import { syncedTables, type Table, type TableName, tableOf } from '../../shared/sync/registry.ts'
import { acceptor } from './acceptor.ts'

export interface TableShape {
  readonly name: TableName
  readonly table: Table
  readonly columns: ReadonlyMap<string, ColumnShape>
  readonly references: readonly { readonly name: string; readonly target: number }[]
  /** The table whose rows carry the record: the parent of a child, else itself. */
  readonly root: { readonly name: TableName; readonly number: number }
  /** Whether people know its rows by a natural key. */
  readonly isNamed: boolean
  /** The numbers of its child tables. */
  readonly children: readonly number[]
}

export interface ColumnShape {
  readonly name: string
  readonly nullable: boolean
  readonly accepts: (value: unknown) => boolean
}

/** How a synced table of this number must look on the wire, or null where no such table is synced. */
export const shapeNumbered = (number: number): TableShape | null => shapes.get(number) ?? null

function tableShape(name: TableName): TableShape {
  const table = tableOf(name)
  const columns = Object.entries(table.columns)
  const root = table.parent === null ? name : tableNamed(table.parent)
  return {
    name,
    table,
    columns: new Map(columns.map(([column, definition]) => [column, columnShape(column, definition)])),
    references: columns.flatMap(([column, { target }]) =>
      target === null ? [] : [{ name: column, target: tableOf(tableNamed(target)).number }],
    ),
    root: { name: root, number: tableOf(root).number },
    isNamed: keyColumns(name) !== undefined,
    children: syncedTables.filter(each => tableOf(each).parent === name).map(each => tableOf(each).number),
  }
}

function tableNamed(name: string): TableName {
  const found = syncedTables.find(each => each === name)
  if (!found) throw new Error(`no synced table ${name}`)
  return found
}

const columnShape = (name: string, column: Column): ColumnShape => ({
  name,
  nullable: column.nullable,
  accepts: acceptor(column),
})

const shapes: ReadonlyMap<number, TableShape> = new Map(
  syncedTables.map(name => [tableOf(name).number, tableShape(name)]),
)
