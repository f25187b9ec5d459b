import { addDays, type Day, dayAt, instantOf, weekday } from '../kernel/day.ts'
import type { Instant } from '../kernel/instant.ts'

/** What a depot's cut-off needs to be known. */
export interface CutoffClock {
  timeZone: string
  /** Minutes after midnight on the depot's wall clock. */
  cutoffMinute: number
}

const saturday = 6
const sunday = 7

/** Until when orders for a delivery day must be confirmed: the depot's cut-off on the last day before it that is no Sunday. */
export function cutoffFor(day: Day, depot: CutoffClock): Instant {
  const before = addDays(day, -1)
  return instantOf(weekday(before) === sunday ? addDays(before, -1) : before, depot.cutoffMinute, depot.timeZone)
}

/** The next day that orders can still be confirmed for, and until when. Nothing is delivered on Sundays. */
export function nextCutoff(now: Instant, depot: CutoffClock): { at: Instant; forDay: Day } {
  const forDay = firstDay(now, depot, day => weekday(day) !== sunday)
  return { at: cutoffFor(forDay, depot), forDay }
}

/**
 * The day that entry proposes: the first of the customer's delivery days whose cut-off has not passed, tomorrow at the earliest.
 * `deliveryDays` is the customer's mask, bit 0 Monday … bit 6 Sunday; 0 stands for Monday to Friday.
 */
export const nextDeliveryDay = (now: Instant, depot: CutoffClock, deliveryDays: number): Day =>
  firstDay(now, depot, day =>
    deliveryDays === 0 ? weekday(day) < saturday : (deliveryDays & (1 << (weekday(day) - 1))) !== 0,
  )

function firstDay(now: Instant, depot: CutoffClock, delivers: (day: Day) => boolean): Day {
  const today = dayAt(now, depot.timeZone)
  let day = addDays(today, 1)
  while (!delivers(day) || now > cutoffFor(day, depot)) day = addDays(day, 1)
  return day
}
