import { z } from 'zod'
import { api } from '../errors.ts'

/** One series of document numbers: a kind of document, a depot's code with a computer's lane, a fiscal year. */
export const Series = z.object({
  /** `ORD` */
  type: z.string(),
  /** `CAP2`: depot and lane as they stand in the number. */
  lane: z.string(),
  /** The calendar year in which the fiscal year ends. */
  fiscalYear: z.number().int(),
  /** What the computer that has the lane is called; empty where it is not known here. */
  computer: z.string(),
  here: z.boolean(),
  /** As printed; the last that is known here. */
  first: z.string(),
  last: z.string(),
  /** Documents of the series that are known here. */
  count: z.number().int(),
  voids: z.number().int(),
  /** Numbers below the last that no document here has: at another desk's still, or a hole where the lane is this computer's. */
  absent: z.number().int(),
})
export type Series = z.infer<typeof Series>

export const lanes = {
  list: api.output(
    z.object({
      /** Every computer that has a lane, with or without a document yet. */
      computers: z.array(
        z.object({ name: z.string(), lane: z.string(), depotCode: z.string(), here: z.boolean(), active: z.boolean() }),
      ),
      series: z.array(Series),
    }),
  ),
}
