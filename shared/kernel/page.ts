import { z } from 'zod'

/** Where a list continues: how many rows to skip and how many to bring. */
export const Window = z.object({
  offset: z.number().int().min(0).default(0),
  limit: z.number().int().min(1).max(500).default(100),
})
export type Window = z.infer<typeof Window>
