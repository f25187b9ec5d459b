import { z } from 'zod'
import { api, refusing } from '../../errors.ts'
import { Instant } from '../../kernel/instant.ts'

/** What came of comparing this copy with head office's. */
export const Comparison = z.object({
  at: Instant,
  /** Rows that were put right. */
  mended: z.number().int(),
  /** Rows that stand otherwise than there. */
  unequal: z.number().int(),
})
export type Comparison = z.infer<typeof Comparison>

export const equality = {
  /** The last comparison; null where there was none yet. */
  last: api.output(Comparison.nullable()),
  /** Syncs, and compares: null where that did not come to an end, because the link broke or others wrote without a pause. */
  compare: refusing(['alone'] as const).output(Comparison.nullable()),
}
