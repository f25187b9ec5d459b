import type { registry, TableName } from './registry.ts'

type Needed = 'depot_id' | 'number' | 'status' | 'status_since'
/** Tables that can hold numbered documents: their depot, their number and where they stand. */
type Numberable = {
  [N in TableName]: Needed extends keyof (typeof registry)[N]['columns'] ? N : never
}[TableName]

/**
 * What a numbered document is, with the table that holds such documents. A new kind of document is named here: its numbers are then counted, looked at by head office, kept
 * when it is given up and told among the numbers given. `void` is one of the choices of its status; its number is null until it is given.
 */
const tables = { ORD: 'sales_order' } as const satisfies Readonly<Record<string, Numberable>>

export type NumberType = keyof typeof tables
export type NumberedTable = (typeof tables)[NumberType]

export const isNumberType = (text: string): text is NumberType => Object.hasOwn(tables, text)
export const numberTypes: readonly NumberType[] = Object.keys(tables).filter(isNumberType)

/** Every table that holds numbered documents, once. */
export const numberedTables: readonly NumberedTable[] = [...new Set(numberTypes.map(type => tables[type]))]

export const isNumbered = (name: TableName): name is NumberedTable => numberedTables.some(table => table === name)

/** What the documents of a table may be. */
export const typesOf = (name: TableName): readonly NumberType[] => numberTypes.filter(type => tables[type] === name)
