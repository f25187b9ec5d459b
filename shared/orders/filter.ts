import { z } from 'zod'
import type { Day } from '../kernel/day.ts'
import { DayBound, dayOfBound } from '../kernel/dayBound.ts'
import { Id } from '../kernel/id.ts'
import { Minor } from '../kernel/money.ts'
import { channels } from './channel.ts'
import { orderStatuses } from './status.ts'

/** shipped: it has left. on-time, late: it left by the day wanted, or after it. open: it has not left and is not given up. */
export const shippings = ['shipped', 'on-time', 'late', 'open'] as const
export type Shipping = (typeof shippings)[number]

/** Which orders a list shows; what is left out or empty lets everything through. All of it holds at once. */
export const OrderFilter = z.object({
  search: z.string().max(80).default(''),
  statuses: z.array(z.enum(orderStatuses)).default([]),
  customerId: Id.nullable().default(null),
  depotId: Id.nullable().default(null),
  /** Taken between these days. */
  from: DayBound.nullable().default(null),
  to: DayBound.nullable().default(null),
  /** Wanted between these days. */
  wantedFrom: DayBound.nullable().default(null),
  wantedTo: DayBound.nullable().default(null),
  /** Only what stands longer at its stage than it may. */
  late: z.boolean().default(false),
  /** Only what is not confirmed yet and is wanted for the next delivery day. */
  beforeCutoff: z.boolean().default(false),
  channels: z.array(z.enum(channels)).default([]),
  enteredBy: Id.nullable().default(null),
  /** Only what the person who asks has entered. */
  mine: z.boolean().default(false),
  /** Total with tax, in the order's own currency. */
  leastMinor: Minor.nullable().default(null),
  mostMinor: Minor.nullable().default(null),
  shipping: z.enum(shippings).nullable().default(null),
})
export type OrderFilter = z.infer<typeof OrderFilter>

export const everyOrder: OrderFilter = OrderFilter.parse({})

/** What a filter needs to know of whoever asks. */
export interface Asker {
  readonly personId: number
  readonly today: Day
  /** The next delivery day that orders can still be confirmed for; null where there is no depot. */
  readonly cutoffDay: Day | null
}

/** The filter with nothing left that depends on the day or the person. A cut-off that nobody knows lets nothing through. */
export function settled(filter: OrderFilter, asker: Asker): OrderFilter {
  const day = (bound: DayBound | null): Day | null => (bound === null ? null : dayOfBound(bound, asker.today))
  const wanted = filter.beforeCutoff ? (asker.cutoffDay ?? '0000-00-00') : null
  return {
    ...filter,
    from: day(filter.from),
    to: day(filter.to),
    wantedFrom: wanted ?? day(filter.wantedFrom),
    wantedTo: wanted ?? day(filter.wantedTo),
    statuses: filter.beforeCutoff && filter.statuses.length === 0 ? [...unconfirmed] : filter.statuses,
    beforeCutoff: false,
    enteredBy: filter.mine ? asker.personId : filter.enteredBy,
    mine: false,
  }
}

const unconfirmed = ['draft', 'received', 'checked', 'on-hold'] as const
