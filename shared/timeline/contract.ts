import { z } from 'zod'
import { api } from '../errors.ts'
import { Id } from '../kernel/id.ts'
import { Instant } from '../kernel/instant.ts'

/** Something that happened to a record: who, when, from which computer. */
export const Happening = z.object({
  id: z.number().int(),
  /** The act, as the words' catalogue names it: `orders.confirm`. */
  kind: z.string(),
  at: Instant,
  person: z.string(),
  computer: z.string(),
  /** What changed, by column, with before and after where both are known. */
  changes: z.array(
    z.object({
      column: z.string(),
      before: z.union([z.string(), z.number(), z.null()]),
      after: z.union([z.string(), z.number(), z.null()]),
    }),
  ),
  note: z.string(),
  /** Not at head office yet. */
  waiting: z.boolean(),
})
export type Happening = z.infer<typeof Happening>

export const timeline = {
  of: api.input(z.object({ table: z.string().max(40), id: Id })).output(z.array(Happening)),
}
