import { z } from 'zod'
import { api, refusing } from '../errors.ts'
import { Instant } from '../kernel/instant.ts'
import { importFiles } from './files.ts'
import { preparing } from './preparing.ts'
import { running } from './running.ts'

/** Where the rows of one table went: into records, into what other rows say, or nowhere; `why` is one of the reasons with a sentence. */
export const ImportedTable = z.object({
  file: z.string(),
  rows: z.number().int(),
  taken: z.number().int(),
  used: z.number().int(),
  left: z.number().int(),
  why: z.string().nullable(),
})
export type ImportedTable = z.infer<typeof ImportedTable>

/** So many refused rows an import remembers. */
export const mostRejected = 1000

/** What an import counted; `rejected` names file, row and why, in words that the screen translates. */
export const ImportCounts = z.object({
  customers: z.number().int(),
  products: z.number().int(),
  prices: z.number().int().default(0),
  people: z.number().int().default(0),
  orders: z.number().int(),
  lines: z.number().int(),
  /** Of these, rows that were here before and were brought up to date. */
  updated: z.number().int().default(0),
  /** Asked of head office instead of written. */
  requested: z.number().int().default(0),
  /** The first of them; `rejectedTotal` counts all. */
  rejected: z.array(
    z.object({
      file: z.string(),
      row: z.number().int(),
      field: z.string(),
      problem: z.string(),
      column: z.string().optional(),
    }),
  ),
  rejectedTotal: z.number().int().default(0),
  tables: z.array(ImportedTable).default([]),
})
export type ImportCounts = z.infer<typeof ImportCounts>

export const ImportState = z.object({
  batch: z.string(),
  /** What it is called: a ready-made profile, or the mapping's own name. */
  profile: z.string(),
  state: z.enum(['running', 'done', 'cancelled', 'failed', 'undone']),
  done: z.number().int(),
  total: z.number().int(),
  counts: ImportCounts.nullable(),
  startedAt: Instant,
})
export type ImportState = z.infer<typeof ImportState>

export const imports = {
  list: api.output(z.array(ImportState)),
  undo: refusing(['not-done', 'changed-since'] as const)
    .input(z.object({ batch: z.string() }))
    .output(ImportState),

  ...importFiles,
  ...preparing,
  ...running,
}
