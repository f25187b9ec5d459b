import type { Day } from '../kernel/day.ts'
import type { Instant } from '../kernel/instant.ts'
import type { Channel } from '../orders/channel.ts'
import type { HoldKind } from '../orders/hold.ts'
import type { MadeCustomer } from './customers.ts'

/** Held for a while, or still. */
export interface PlannedHold {
  readonly at: Instant
  readonly kind: HoldKind
  readonly reason: string
  readonly note: string
  /** Null where it still is. */
  readonly releasedAt: Instant | null
}

/** What somebody once ordered, before it has an id, a number and prices. */
export interface OrderPlan {
  readonly customer: MadeCustomer
  readonly enteredBy: number
  /** Who checked and confirmed: somebody else where it was not done in one go. */
  readonly confirmedBy: number
  readonly at: Instant
  readonly orderedDay: Day
  readonly requestedDay: Day
  readonly channel: Channel
  readonly reference: string
  readonly note: string
  /** Product ids and base units. */
  readonly lines: readonly (readonly [productId: number, quantity: number])[]
  readonly status: 'draft' | 'received' | 'checked' | 'confirmed' | 'on-hold' | 'closed' | 'cancelled'
  readonly checkedAt: Instant | null
  readonly confirmedAt: Instant | null
  readonly hold: PlannedHold | null
  readonly cancel: { readonly at: Instant; readonly reason: string; readonly note: string; readonly by: number } | null
  readonly closedAt: Instant | null
  /** The day it left the depot; null where it has not. */
  readonly shippedDay: Day | null
}
