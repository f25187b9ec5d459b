import { addDays, Day, daysBetween } from '../kernel/day.ts'
import { easterSunday } from './easter.ts'
import type { Recurrence } from './recurrence.ts'

/**
 * The day on which a holiday falls in `year`, or null where it does not come back by itself: one that is entered for one year, or a
 * 29 February in a year without one.
 */
export function dayInYear({ day, recurrence }: { day: Day; recurrence: Recurrence }, year: number): Day | null {
  switch (recurrence) {
    case 'yearly': {
      const same = `${String(year).padStart(4, '0')}${day.slice(4)}`
      return Day.safeParse(same).success ? same : null
    }
    case 'easter':
      return addDays(easterSunday(year), daysBetween(easterSunday(yearOf(day)), day))
    case 'once':
      return null
  }
}

export const yearOf = (day: Day): number => Number(day.slice(0, 4))

/** Those of one year's holidays that come back in `year` and are not entered there yet. */
export function copiedInto<H extends { day: Day; recurrence: Recurrence }>(
  holidays: readonly H[],
  from: number,
  year: number,
): H[] {
  const taken = new Set(holidays.map(holiday => holiday.day))
  return holidays
    .filter(holiday => yearOf(holiday.day) === from)
    .flatMap(holiday => {
      const day = dayInYear(holiday, year)
      if (day === null || taken.has(day)) return []
      taken.add(day)
      return [{ ...holiday, day }]
    })
    .toSorted((a, b) => (a.day < b.day ? -1 : 1))
}
