import { z } from 'zod'
import { api, refusing } from '../errors.ts'
import { Language } from '../kernel/locale.ts'
import { ImportDraft } from './draft.ts'
import { importRefusals } from './preparing.ts'

/** From the draft to the books. An import goes on where nobody looks; whoever may import can stop it. */
export const running = {
  /** Begins the import of a draft, which is then at its last step and knows the import's name. */
  run: refusing(importRefusals)
    .input(z.object({ revision: z.number().int() }))
    .output(z.object({ draft: ImportDraft })),
  /** Stops it; what had come in is taken back. False where it is over already. */
  stop: api.input(z.object({ batch: z.string().max(200) })).output(z.object({ stopping: z.boolean() })),
  /** The rows that stayed behind in the last import of the draft, as files to be mended: one for each table, with the reason at the end. */
  refusedRows: refusing(importRefusals)
    .input(z.object({ language: Language }))
    .output(z.array(z.object({ name: z.string(), text: z.string() }))),
}
