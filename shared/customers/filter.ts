import { z } from 'zod'
import { customerClasses } from './class.ts'

/** Which customers a list shows; what is left out lets everybody through. All of it holds at once. */
export const CustomerFilter = z.object({
  search: z.string().max(80).default(''),
  customerClass: z.enum(customerClasses).nullable().default(null),
  zone: z.string().max(60).nullable().default(null),
  city: z.string().max(80).nullable().default(null),
  /** Those not in use as well. */
  inactive: z.boolean().default(false),
  hold: z.boolean().nullable().default(null),
  /** Served on this day: 1 is Monday … 7 is Sunday. Whoever named no day is served on any. */
  deliveryDay: z.number().int().min(1).max(7).nullable().default(null),
  /** true: has ordered at least once. false: never has. */
  ordered: z.boolean().nullable().default(null),
})
export type CustomerFilter = z.infer<typeof CustomerFilter>
