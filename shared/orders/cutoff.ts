import {
  cutoffMinuteOn,
  everyWeek,
  isWorkingDay,
  longest,
  type WorkingDays,
  workingDayBefore,
} from '../calendars/workingDays.ts'
import { addDays, type Day, dayAt, instantOf, weekday } from '../kernel/day.ts'
import type { Instant } from '../kernel/instant.ts'

/** What a depot's cut-off needs to be known. */
export interface CutoffClock {
  timeZone: string
  /** Minutes after midnight on the depot's wall clock. */
  cutoffMinute: number
  /** Null or left out: Monday to Saturday, all year. */
  calendar?: WorkingDays | null
}

/** Until when orders for a delivery day must be confirmed: the cut-off of the last working day before it. */
export function cutoffFor(day: Day, depot: CutoffClock): Instant {
  const calendar = depot.calendar ?? everyWeek
  const before = workingDayBefore(day, calendar)
  return instantOf(before, cutoffMinuteOn(before, calendar, depot.cutoffMinute), depot.timeZone)
}

/** The next working day that orders can still be confirmed for, and until when. */
export function nextCutoff(now: Instant, depot: CutoffClock): { at: Instant; forDay: Day } {
  const forDay = nextDeliveryDay(now, depot, everyDay)
  return { at: cutoffFor(forDay, depot), forDay }
}

/**
 * The day that entry proposes: the first working day among the customer's delivery days whose cut-off has not passed, tomorrow or `from` at
 * the earliest. `deliveryDays` is the customer's mask, bit 0 Monday … bit 6 Sunday; 0 stands for the working days from Monday to Friday.
 * Where the customer's days are never worked, any working day.
 */
export function nextDeliveryDay(now: Instant, depot: CutoffClock, deliveryDays: number, from: Day = ''): Day {
  const calendar = depot.calendar ?? everyWeek
  const tomorrow = addDays(dayAt(now, depot.timeZone), 1)
  const earliest = from > tomorrow ? from : tomorrow
  const mask = deliveryDays === 0 ? usualDays(calendar) : deliveryDays
  return (
    firstDay(earliest, day => isOn(day, mask) && isWorkingDay(day, calendar) && now <= cutoffFor(day, depot)) ??
    firstDay(earliest, day => isWorkingDay(day, calendar) && now <= cutoffFor(day, depot)) ??
    earliest
  )
}

/** Whether a mask of weekdays, bit 0 Monday … bit 6 Sunday, holds this day's. */
export const isOn = (day: Day, mask: number): boolean => (mask & (1 << (weekday(day) - 1))) !== 0

const mondayToFriday = 0b0011111
const everyDay = 0b1111111

const usualDays = ({ workingDays }: WorkingDays): number => workingDays & mondayToFriday || workingDays

function firstDay(earliest: Day, fits: (day: Day) => boolean): Day | null {
  let day = earliest
  for (let ahead = 0; ahead < longest; ahead++, day = addDays(day, 1)) if (fits(day)) return day
  return null
}
