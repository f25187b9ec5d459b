import { z } from 'zod'

/** One of two values that crossed, as a card keeps it: who wrote it, on which device and when (ms since 1970). */
export const ConflictSide = z.object({
  value: z.union([z.string(), z.number(), z.null()]),
  person: z.number().nullable(),
  device: z.number(),
  at: z.number(),
})
export type ConflictSide = z.infer<typeof ConflictSide>
