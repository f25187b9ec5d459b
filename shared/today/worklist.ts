import type { Day } from '../kernel/day.ts'
import { type Instant, minutesBetween } from '../kernel/instant.ts'
import { type StageAge, stageAge } from '../orders/age.ts'
import { type CutoffClock, cutoffFor, nextCutoff } from '../orders/cutoff.ts'
import type { OrderStatus } from '../orders/status.ts'
import { type Urgency, urgencies } from './urgency.ts'

/** What the worklist has to know of an order. */
export interface UrgentOrder {
  id: number
  status: OrderStatus
  requestedDay: string
  statusSince: Instant
}

export interface Urgent {
  urgency: Urgency
  /** Over the limit, past the cut-off or since it happened by so many minutes; until the cut-off where that is ahead. */
  minutes: number
}

/** A depot's cut-offs as of now; each day's is worked out once, however many orders ask. */
export interface WorkClock {
  readonly now: Instant
  readonly next: { at: Instant; forDay: Day }
  cutoffFor(day: Day): Instant
}

export function workClock(now: Instant, depot: CutoffClock): WorkClock {
  const known = new Map<Day, Instant>()
  return {
    now,
    next: nextCutoff(now, depot),
    cutoffFor: day => {
      const cutoff = known.get(day) ?? cutoffFor(day, depot)
      known.set(day, cutoff)
      return cutoff
    },
  }
}

type Limits = Record<OrderStatus, number | null>

/**
 * Why an order needs somebody now, or null. Received and checked ones: past the cut-off of their delivery day, before the cut-off of the next
 * delivery day, or longer at their stage than its limit. A draft of the next delivery day, or an old one. A held one always.
 */
export function urgencyOf(order: UrgentOrder, clock: WorkClock, limits: Limits): Urgent | null {
  const age = stageAge(order.status, order.statusSince, clock.now, limits)
  switch (order.status) {
    case 'draft':
      return beforeCutoff(order, clock) ?? overLimit(age, 'draft')
    case 'received':
    case 'checked':
      return pastCutoff(order, clock) ?? beforeCutoff(order, clock) ?? overLimit(age, 'over-limit')
    case 'on-hold':
      return { urgency: 'on-hold', minutes: age.minutes }
    case 'confirmed':
      return overLimit(age, 'over-limit')
    case 'closed':
    case 'cancelled':
    case 'void':
      return null
  }
}

/** Most urgent first: by kind, then what is late by most, or what has the least time left. */
export function byUrgency(a: Urgent, b: Urgent): number {
  const kinds = urgencies.indexOf(a.urgency) - urgencies.indexOf(b.urgency)
  if (kinds !== 0) return kinds
  return a.urgency === 'before-cutoff' ? a.minutes - b.minutes : b.minutes - a.minutes
}

function pastCutoff(order: UrgentOrder, clock: WorkClock): Urgent | null {
  const cutoff = clock.cutoffFor(order.requestedDay)
  return clock.now > cutoff ? { urgency: 'past-cutoff', minutes: minutesBetween(cutoff, clock.now) } : null
}

/** The next delivery day's orders, and those for a closed day before it: one hour counts for all. */
function beforeCutoff(order: UrgentOrder, { now, next, cutoffFor: cutoff }: WorkClock): Urgent | null {
  const same = order.requestedDay <= next.forDay && cutoff(order.requestedDay) === next.at
  return same ? { urgency: 'before-cutoff', minutes: minutesBetween(now, next.at) } : null
}

const overLimit = (age: StageAge, urgency: Urgency): Urgent | null =>
  age.over > 0 ? { urgency, minutes: age.over } : null
