import { z } from 'zod'
import { mostFileBytes, mostFiles } from './upload.ts'

/** The steps of bringing tables in, in their order. */
export const importSteps = ['files', 'tables', 'columns', 'check', 'done'] as const
export const ImportStep = z.enum(importSteps)
export type ImportStep = z.infer<typeof ImportStep>

export const ImportFile = z.object({
  id: z.number().int().positive(),
  name: z.string().min(1).max(255),
  bytes: z.number().int().min(1).max(mostFileBytes),
})
export type ImportFile = z.infer<typeof ImportFile>

/**
 * What somebody is preparing to import: kept on this computer at every touch, so that a reload or a crash finds it as it was. `revision` counts
 * the touches: what is made of a draft is asked for by it.
 */
export const ImportDraft = z.object({
  revision: z.number().int(),
  step: ImportStep,
  nextFile: z.number().int().positive(),
  files: z.array(ImportFile).max(mostFiles),
})
export type ImportDraft = z.infer<typeof ImportDraft>

export const emptyImport: ImportDraft = { revision: 0, step: 'files', nextFile: 1, files: [] }

export const withFile = (draft: ImportDraft, file: Omit<ImportFile, 'id'>): ImportDraft => ({
  ...draft,
  nextFile: draft.nextFile + 1,
  files: [...draft.files, { ...file, id: draft.nextFile }],
})

/** The draft without a file, and without everything that was said of it. */
export const withoutFile = (draft: ImportDraft, file: number): ImportDraft => ({
  ...draft,
  files: draft.files.filter(({ id }) => id !== file),
})
