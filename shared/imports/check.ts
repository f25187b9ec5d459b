import { z } from 'zod'
import { ImportKind } from '../import/kind.ts'

/** What stands in one place of a table, corrected or not. */
export const CheckCell = z.object({
  text: z.string(),
  /** Why it keeps its row out; one of the import problems. */
  problem: z.string().nullable(),
  corrected: z.boolean(),
})
export type CheckCell = z.infer<typeof CheckCell>

export const CheckRow = z.object({
  /** Counted from 1, the heading not counted. */
  row: z.number().int().positive(),
  /** In the order of the table's columns. */
  cells: z.array(CheckCell),
  /** Somebody leaves it out. */
  out: z.boolean(),
  /** It is in the books already. */
  known: z.boolean(),
  /** What keeps the row out and stands in no column that is shown: by field. */
  others: z.array(z.object({ field: z.string(), problem: z.string() })),
})
export type CheckRow = z.infer<typeof CheckRow>

export const rowFilters = ['all', 'problems', 'known', 'out'] as const
export const RowFilter = z.enum(rowFilters)
export type RowFilter = z.infer<typeof RowFilter>

/** One table that is brought in, as the check found it. */
export const CheckTable = z.object({
  file: z.string(),
  sheet: z.string(),
  kinds: z.array(ImportKind),
  /** The columns that are read, with the fields that they become. */
  columns: z.array(z.object({ heading: z.string(), fields: z.array(z.string()) })),
  rows: z.number().int(),
  withProblems: z.number().int(),
  known: z.number().int(),
  out: z.number().int(),
})
export type CheckTable = z.infer<typeof CheckTable>

/** How many records of each kind can be taken in as it stands. */
export const RecordCounts = z.object({
  customers: z.number().int(),
  products: z.number().int(),
  prices: z.number().int(),
  people: z.number().int(),
  orders: z.number().int(),
  lines: z.number().int(),
})
export type RecordCounts = z.infer<typeof RecordCounts>

export const Check = z.object({
  tables: z.array(CheckTable),
  counts: RecordCounts,
  /** What concerns no single row: a missing column, a table that cannot be read. */
  general: z.array(z.object({ file: z.string(), field: z.string(), problem: z.string() })),
  /** Rows with something to mend, over all tables. */
  refused: z.number().int(),
  /** Rows that are in the books already. */
  known: z.number().int(),
  /** Kinds that become requests on this computer. */
  asks: z.array(ImportKind),
})
export type Check = z.infer<typeof Check>
