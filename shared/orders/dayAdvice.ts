import { closedBecause, everyWeek } from '../calendars/workingDays.ts'
import type { Day } from '../kernel/day.ts'
import type { Instant } from '../kernel/instant.ts'
import type { Language } from '../kernel/locale.ts'
import { type CutoffClock, cutoffFor, isOn, nextDeliveryDay } from './cutoff.ts'

/** What speaks against delivering on a day. */
export type DayDoubt =
  | { because: 'holiday'; names: Readonly<Record<Language, string>> }
  | { because: 'weekday' }
  | { because: 'not-a-delivery-day' }
  | { because: 'past-cutoff'; cutoff: Instant }

export interface DayAdvice {
  doubt: DayDoubt
  /** The next day that nothing speaks against. */
  offer: Day
}

/**
 * Whether something speaks against a requested day, and the next open delivery day instead; null where nothing does. The depot is closed,
 * the customer is not delivered to on that weekday (`deliveryDays`, 0 is any), or the cut-off has passed. It advises and never forbids:
 * a truck that goes out on a holiday is the manager's own affair.
 */
export function dayAdvice(day: Day, depot: CutoffClock, deliveryDays: number, now: Instant): DayAdvice | null {
  const doubt = doubtOf(day, depot, deliveryDays, now)
  return doubt && { doubt, offer: nextDeliveryDay(now, depot, deliveryDays, day) }
}

function doubtOf(day: Day, depot: CutoffClock, deliveryDays: number, now: Instant): DayDoubt | null {
  const closed = closedBecause(day, depot.calendar ?? everyWeek)
  if (closed) return closed
  if (deliveryDays !== 0 && !isOn(day, deliveryDays)) return { because: 'not-a-delivery-day' }
  const cutoff = cutoffFor(day, depot)
  return now > cutoff ? { because: 'past-cutoff', cutoff } : null
}
