import { z } from 'zod'
import { api } from '../errors.ts'
import { Day } from '../kernel/day.ts'
import { Instant } from '../kernel/instant.ts'
import { OrderRow } from '../orders/contract.ts'
import { urgencies } from './urgency.ts'

export const Urgency = z.enum(urgencies)

export const Work = z.object({
  urgency: Urgency,
  /** Opens the record or the needs-attention item. */
  order: OrderRow.nullable(),
  attention: z.object({ key: z.string(), subject: z.string(), table: z.string().nullable() }).nullable(),
  /** Over the limit, or until the cut-off, by so many minutes. */
  minutes: z.number().int(),
})
export type Work = z.infer<typeof Work>

export const Today = z.object({
  day: Day,
  now: Instant,
  depotName: z.string(),
  /** Of the next delivery day's orders: until when they must be confirmed. */
  cutoff: z.object({ at: Instant, forDay: Day, open: z.number().int() }).nullable(),
  receivedToday: z.number().int(),
  confirmedToday: z.number().int(),
  openOrders: z.number().int(),
  lateOrders: z.number().int(),
  onHold: z.number().int(),
  valueToday: z.array(z.object({ currency: z.string(), totalMinor: z.number().int() })),
  worklist: z.array(Work),
})
export type Today = z.infer<typeof Today>

export const today = { overview: api.output(Today) }
