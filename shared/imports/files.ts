import { z } from 'zod'
import { refusing } from '../errors.ts'
import { ImportDraft, ImportFile } from './draft.ts'
import { mostPartLetters } from './upload.ts'

/** Why a file is not taken. out-of-step: a part came twice or not at all; choose the file again. */
export const fileRefusals = ['too-big', 'too-many-files', 'empty-file', 'disk-low', 'out-of-step', 'busy'] as const
export type FileRefusal = (typeof fileRefusals)[number]

/** Brings files in, in parts; they lie in the data folder until the import is over. */
export const importFiles = {
  /** Makes room for a file. Answers its number and the draft with it. */
  begin: refusing(fileRefusals)
    .input(ImportFile.pick({ name: true }).extend({ bytes: z.number().int().nonnegative() }))
    .output(z.object({ file: z.number().int(), draft: ImportDraft })),
  /** Adds a part, base64, where the file ends now. Answers how many bytes are here, and with the last one the draft. */
  part: refusing(fileRefusals)
    .input(
      z.object({
        file: z.number().int().positive(),
        offset: z.number().int().nonnegative(),
        data: z
          .string()
          .max(mostPartLetters)
          .regex(/^[A-Za-z0-9+/]*={0,2}$/),
      }),
    )
    .output(z.object({ received: z.number().int(), draft: ImportDraft.nullable() })),
  remove: refusing(fileRefusals)
    .input(z.object({ file: z.number().int().positive() }))
    .output(ImportDraft),
}
