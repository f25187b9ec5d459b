import { z } from 'zod'
import { Dialect } from '../import/dialect.ts'
import { ImportKind } from '../import/kind.ts'
import { Mapping } from '../import/mapping.ts'
import { TableUse } from './draft.ts'

/** A table as it was found in a file. */
export const ReadSheet = z.object({
  file: z.string(),
  sheet: z.string(),
  format: z.enum(['csv', 'xlsx']),
  /** As it was found, or as somebody said. Null where the file cannot be read. */
  dialect: Dialect.nullable(),
  columns: z.array(z.string()),
  rows: z.number().int(),
  /** The first rows. */
  sample: z.array(z.array(z.string())),
  /** Rows with more or fewer values than headings. */
  ragged: z.number().int(),
  /** Why it cannot be read, and from which row on; one of the import problems. */
  problem: z.string().nullable(),
  problemRow: z.number().int(),
  /** What it is taken for: as somebody said, else as guessed. */
  use: TableUse,
  guessed: z.array(z.object({ kind: ImportKind, confidence: z.number() })),
})
export type ReadSheet = z.infer<typeof ReadSheet>

/** A mapping that was remembered. */
export const KnownMapping = z.object({ id: z.string().max(80), name: z.string().min(1).max(80) })
export type KnownMapping = z.infer<typeof KnownMapping>

export const Reading = z.object({
  sheets: z.array(ReadSheet),
  /** The ready-made reading that fits these tables. */
  profile: z.string().nullable(),
  /** The remembered one that fits. */
  known: KnownMapping.nullable(),
})
export type Reading = z.infer<typeof Reading>

/** How sure a suggestion is, and what a field becomes of the first rows. */
export const Suggestion = z.object({
  mapping: Mapping,
  fields: z.array(z.object({ take: z.number().int(), field: z.string(), confidence: z.number() })),
})
export type Suggestion = z.infer<typeof Suggestion>
