import { z } from 'zod'
import { api, refusing } from '../errors.ts'
import { ImportKind } from '../import/kind.ts'
import { Mapping } from '../import/mapping.ts'
import { Check, CheckRow, RowFilter } from './check.ts'
import { ImportDraft, ImportStep, LeftOut, TableWord } from './draft.ts'
import { KnownMapping, Reading, Suggestion } from './reading.ts'

/** Of which draft something is asked: what is made of an older one is of no use. */
const Of = z.object({ revision: z.number().int() })
const Table = z.object({ file: z.string().max(255), sheet: z.string().max(200) })

/** Why nothing can be prepared or imported now. */
export const importRefusals = [
  'busy',
  'no-draft',
  'may-not',
  'not-here',
  'nothing',
  'too-many-corrections',
  'too-much',
  'outdated',
  'no-kind',
] as const

/** What somebody says of what they bring in: only what is named changes. */
export const Said = z.object({
  step: ImportStep.optional(),
  table: TableWord.optional(),
  profile: z.string().max(80).nullable().optional(),
  mapping: Mapping.nullable().optional(),
  /** A remembered mapping to be used. */
  known: z.string().max(80).optional(),
})
export type Said = z.infer<typeof Said>

/** From the files to the import: every call reads or changes the one draft of whoever is signed in. */
export const preparing = {
  /** What this person is preparing. */
  draft: api.output(ImportDraft),
  /** Gives it up: its files go; what was imported stays. */
  drop: refusing(importRefusals).output(ImportDraft),

  /** The tables in the files, as they were found or as somebody said. */
  tables: refusing(importRefusals).input(Of).output(Reading),
  say: refusing(importRefusals).input(Said).output(ImportDraft),
  /** A mapping to start from, for what the tables are said to be. */
  suggest: refusing(importRefusals).input(Of).output(Suggestion),
  /** The different texts of a field, the most frequent first, with what each is understood as by itself; null where nobody knows. */
  words: refusing(importRefusals)
    .input(Of.extend(Table.shape).extend({ kind: ImportKind, field: z.string().max(80) }))
    .output(
      z.object({
        words: z.array(z.object({ text: z.string(), count: z.number().int(), meaning: z.string().nullable() })),
        more: z.number().int(),
      }),
    ),
  /** The first values of every field, as they will be. */
  samples: refusing(importRefusals)
    .input(Of)
    .output(
      z.array(
        z.object({
          take: z.number().int(),
          field: z.string(),
          values: z.array(z.object({ text: z.string(), problem: z.string().nullable() })),
        }),
      ),
    ),

  check: refusing(importRefusals).input(Of).output(Check),
  rows: refusing(importRefusals)
    .input(
      Of.extend(Table.shape).extend({
        filter: RowFilter,
        offset: z.number().int().nonnegative(),
        limit: z.number().int().min(1).max(500),
      }),
    )
    .output(z.object({ rows: z.array(CheckRow), total: z.number().int() })),
  /** The next place to mend behind this one, round to the beginning; `index` counts the rows as the filter lists them. Null where there is none. */
  nextProblem: refusing(importRefusals)
    .input(Of.extend(Table.shape).extend({ filter: RowFilter, row: z.number().int(), column: z.number().int() }))
    .output(z.object({ index: z.number().int(), column: z.number().int() }).nullable()),
  /** A row as it will be, field by field. */
  row: refusing(importRefusals)
    .input(Of.extend(LeftOut.shape))
    .output(
      z.array(z.object({ kind: z.string(), field: z.string(), text: z.string(), problem: z.string().nullable() })),
    ),
  /** Puts a text in the place of another; `everywhere`: in every row of the column where the same stands. Answers how many places changed. */
  correct: refusing(importRefusals)
    .input(LeftOut.extend({ column: z.string().max(300), text: z.string().max(4000), everywhere: z.boolean() }))
    .output(z.object({ draft: ImportDraft, changed: z.number().int() })),
  leaveOut: refusing(importRefusals)
    .input(LeftOut.extend({ out: z.boolean() }))
    .output(ImportDraft),

  /** The mappings that are remembered on this computer. */
  remembered: api.output(z.array(KnownMapping.extend({ kinds: z.array(ImportKind), rememberedAt: z.number().int() }))),
  remember: refusing(importRefusals)
    .input(KnownMapping.pick({ name: true }))
    .output(KnownMapping),
  rename: api.input(KnownMapping).output(KnownMapping),
  forget: api.input(KnownMapping.pick({ id: true })).output(z.object({ forgotten: z.boolean() })),
}
