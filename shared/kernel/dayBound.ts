import { z } from 'zod'
import { addDays, Day } from './day.ts'

/** The end of a span of days: a day, or so many days from today, `-7`, `+0`, `+1`: what a kept view means every day anew. */
export const DayBound = z.union([Day, z.string().regex(/^[+-]\d{1,4}$/)])
export type DayBound = z.infer<typeof DayBound>

/** The day that is meant on the day `today`. */
export const dayOfBound = (bound: DayBound, today: Day): Day =>
  /^[+-]/.test(bound) ? addDays(today, Number(bound)) : bound

/** How many days from today; null where it is a day of the calendar. */
export const daysFromToday = (bound: DayBound): number | null => (/^[+-]/.test(bound) ? Number(bound) : null)
