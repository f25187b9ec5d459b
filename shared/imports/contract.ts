import { z } from 'zod'
import { api, refusing } from '../errors.ts'
import { Instant } from '../kernel/instant.ts'
import { ImportDraft } from './draft.ts'
import { importFiles } from './files.ts'

/** What an import counted; `rejected` names file, row and why, in words that the screen translates. */
export const ImportCounts = z.object({
  customers: z.number().int(),
  products: z.number().int(),
  orders: z.number().int(),
  lines: z.number().int(),
  rejected: z.array(z.object({ file: z.string(), row: z.number().int(), field: z.string(), problem: z.string() })),
})
export type ImportCounts = z.infer<typeof ImportCounts>

export const ImportState = z.object({
  batch: z.string(),
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

  /** What this person is preparing. */
  draft: api.output(ImportDraft),
  /** Gives it up: its files go; what was imported stays. */
  drop: api.output(ImportDraft),
  ...importFiles,
}
