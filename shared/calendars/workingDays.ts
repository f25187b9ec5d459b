import { addDays, type Day, weekday } from '../kernel/day.ts'
import type { Calendar, Holiday } from './calendar.ts'
import { mondayToSaturday } from './startingCalendar.ts'

/** What the days of a calendar depend on. */
export type WorkingDays = Pick<Calendar, 'workingDays' | 'cutoffs'> & {
  readonly holidays: readonly Pick<Holiday, 'day' | 'names' | 'closed' | 'cutoffMinute'>[]
}

/** Of a depot that names no calendar. */
export const everyWeek: WorkingDays = { workingDays: mondayToSaturday, cutoffs: [], holidays: [] }

/** Why nobody works on a day: a weekday on which the depot never does, or a holiday. Null on a working day. */
export function closedBecause(
  day: Day,
  calendar: WorkingDays,
): { because: 'weekday' } | { because: 'holiday'; names: Holiday['names'] } | null {
  const holiday = calendar.holidays.find(each => each.day === day)
  if (holiday?.closed) return { because: 'holiday', names: holiday.names }
  if (holiday) return null
  return (calendar.workingDays & (1 << (weekday(day) - 1))) === 0 ? { because: 'weekday' } : null
}

export const isWorkingDay = (day: Day, calendar: WorkingDays): boolean => closedBecause(day, calendar) === null

/** The minute of a day until which orders are confirmed there: the holiday's own, the weekday's, or the depot's. */
export function cutoffMinuteOn(day: Day, calendar: WorkingDays, depotMinute: number): number {
  const holiday = calendar.holidays.find(each => each.day === day)
  return holiday?.cutoffMinute ?? calendar.cutoffs[weekday(day) - 1] ?? depotMinute
}

/** The last working day before a day; the day before it where the calendar has none within a year. */
export function workingDayBefore(day: Day, calendar: WorkingDays): Day {
  for (let back = 1; back <= longest; back++) {
    const before = addDays(day, -back)
    if (isWorkingDay(before, calendar)) return before
  }
  return addDays(day, -1)
}

/** Nobody closes for longer; a calendar without a single working day must not be searched for ever. */
export const longest = 370
