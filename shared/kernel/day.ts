import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import type { Instant } from './instant.ts'

/** A calendar day of the business, `YYYY-MM-DD`, without a time zone. */
export const Day = z.string().refine(isDay, { error: 'day' })
export type Day = z.infer<typeof Day>

/** The calendar day that a clock on the wall of `timeZone` shows at `at`. */
export const dayAt = (at: Instant, timeZone: string): Day => zoned(at, timeZone).toPlainDate().toString()

/** Minutes since midnight on the wall clock of `timeZone`, 0…1439. */
export function minuteOfDayAt(at: Instant, timeZone: string): number {
  const time = zoned(at, timeZone)
  return time.hour * 60 + time.minute
}

/** The moment at which the wall clock of `timeZone` shows `minute` of `day`. */
export function instantOf(day: Day, minute: number, timeZone: string): Instant {
  const time = Temporal.PlainTime.from({ hour: Math.floor(minute / 60), minute: minute % 60 })
  return Temporal.PlainDate.from(day).toZonedDateTime({ timeZone, plainTime: time }).epochMilliseconds
}

export const addDays = (day: Day, count: number): Day => Temporal.PlainDate.from(day).add({ days: count }).toString()

/** Whole days from one day to a later one; negative where it is earlier. */
export const daysBetween = (from: Day, to: Day): number =>
  Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to)).days

/** Monday is 1, Sunday is 7 (ISO 8601). */
export const weekday = (day: Day): number => Temporal.PlainDate.from(day).dayOfWeek

/** The fiscal year that holds `day`, named after the calendar year in which it ends. */
export function fiscalYear(day: Day, startMonth: number): number {
  const { year, month } = Temporal.PlainDate.from(day)
  return startMonth > 1 && month >= startMonth ? year + 1 : year
}

function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' }).toString() === text
  } catch {
    return false
  }
}

const zoned = (at: Instant, timeZone: string): Temporal.ZonedDateTime =>
  Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone)
