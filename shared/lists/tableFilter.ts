import { z } from 'zod'
import { DayBound } from '../kernel/dayBound.ts'

const ColumnId = z.string().max(40)

/** What narrows a table: a text in any column, and by column any of some values, or a span of days. */
export const TableFilter = z.object({
  search: z.string().max(80).default(''),
  chosen: z.record(ColumnId, z.array(z.string().max(120)).max(200)).default({}),
  from: z.record(ColumnId, DayBound).default({}),
  to: z.record(ColumnId, DayBound).default({}),
})
export type TableFilter = z.infer<typeof TableFilter>

export const everyRow: TableFilter = { search: '', chosen: {}, from: {}, to: {} }
