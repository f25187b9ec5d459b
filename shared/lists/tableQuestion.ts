import { z } from 'zod'
import { Id } from '../kernel/id.ts'
import { Cell } from './cell.ts'
import { TableFilter } from './tableFilter.ts'
import type { TableName } from './tables/tables.ts'

export const tableNames = [
  'audit',
  'containers',
  'depots',
  'holidays',
  'imports',
  'people',
  'price-items',
  'price-lists',
  'promotions',
  'rates',
  'reasons',
  'requests',
  'series',
  'stock',
  'stock-expected',
  'stock-moves',
  'taxes',
] as const satisfies readonly TableName[]

/** Which table; `of` is the record whose rows they are, where a table has an owner: the list of the prices, the calendar of the holidays. */
export const TablePlace = z.object({ list: z.enum(tableNames), of: Id.nullable().default(null) })
export type TablePlace = z.infer<typeof TablePlace>

/** A whole table: which rows, in which order. A column that is not there sorts as the table comes. */
export const TableQuestion = TablePlace.extend({
  filter: TableFilter,
  sort: z.string().max(40),
  descending: z.boolean(),
})
export type TableQuestion = z.infer<typeof TableQuestion>

/** A row as the screen shows it: its cells by column. */
export const TableRow = z.object({
  key: z.string(),
  cells: z.record(z.string(), Cell),
  /** The record that it speaks of, where it is another one. */
  opens: z.object({ table: z.string(), id: z.number().int() }).nullable(),
})
export type TableRow = z.infer<typeof TableRow>

/** What a column can be narrowed to, by column: the values that there are. */
export const TableChoices = z.record(z.string(), z.array(z.object({ value: z.string(), label: z.string() })))
export type TableChoices = z.infer<typeof TableChoices>
