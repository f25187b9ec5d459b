import { z } from 'zod'

/** Which products a list shows; what is left out lets all through. All of it holds at once. */
export const ProductFilter = z.object({
  search: z.string().max(80).default(''),
  category: z.string().max(60).nullable().default(null),
  /** Those not sold any more as well. */
  inactive: z.boolean().default(false),
  /** Only those that something is asked of head office for. */
  proposed: z.boolean().default(false),
})
export type ProductFilter = z.infer<typeof ProductFilter>
