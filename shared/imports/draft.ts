import { z } from 'zod'
import { DialectOverride } from '../import/dialect.ts'
import { ImportKind } from '../import/kind.ts'
import { Mapping } from '../import/mapping.ts'
import { mostFileBytes, mostFiles } from './upload.ts'

/** The steps of bringing tables in, in their order. */
export const importSteps = ['files', 'tables', 'columns', 'check', 'done'] as const
export const ImportStep = z.enum(importSteps)
export type ImportStep = z.infer<typeof ImportStep>

export const ImportFile = z.object({
  id: z.number().int().positive(),
  /** Unique among the files of a draft: another of the same name takes its place. */
  name: z.string().min(1).max(255),
  bytes: z.number().int().min(1).max(mostFileBytes),
  /** Whether all of it is here. */
  whole: z.boolean(),
})
export type ImportFile = z.infer<typeof ImportFile>

/** What a table is brought in as: helper: another table looks things up in it. left: not at all. */
export const TableUse = z.union([ImportKind, z.enum(['helper', 'left'])])
export type TableUse = z.infer<typeof TableUse>

/** What somebody said of a table, over what was guessed. */
export const TableWord = z.object({
  file: z.string().max(255),
  sheet: z.string().max(200),
  use: TableUse.nullable(),
  dialect: DialectOverride,
})
export type TableWord = z.infer<typeof TableWord>

/** A place in a table. Rows count from 1, the heading not counted. */
const Place = z.object({ file: z.string().max(255), sheet: z.string().max(200), row: z.number().int().positive() })

/** What stands in a place instead of what the file says. */
export const Correction = Place.extend({ column: z.string().max(300), text: z.string().max(4000) })
export type Correction = z.infer<typeof Correction>

/** A row that somebody leaves out. */
export const LeftOut = Place
export type LeftOut = z.infer<typeof LeftOut>

/** As many corrections as one draft keeps: beyond it the file itself is better mended. */
export const mostCorrections = 20_000

/**
 * What somebody is preparing to import: kept on this computer at every touch, so that a reload or a crash finds it as it was. `revision` counts
 * the touches: what is made of a draft is asked for by it.
 */
export const ImportDraft = z.object({
  revision: z.number().int(),
  step: ImportStep,
  nextFile: z.number().int().positive(),
  files: z.array(ImportFile).max(mostFiles),
  tables: z.array(TableWord).max(200),
  /** A ready-made reading that is used in place of a mapping. */
  profile: z.string().max(80).nullable(),
  mapping: Mapping.nullable(),
  corrections: z.array(Correction).max(mostCorrections),
  leftOut: z.array(LeftOut).max(mostCorrections),
  /** The import that was made of it last. */
  batch: z.string().max(200).nullable(),
})
export type ImportDraft = z.infer<typeof ImportDraft>

export const emptyImport: ImportDraft = {
  revision: 0,
  step: 'files',
  nextFile: 1,
  files: [],
  tables: [],
  profile: null,
  mapping: null,
  corrections: [],
  leftOut: [],
  batch: null,
}
