import type { WorkingDays } from '../calendars/workingDays.ts'
import type { CutoffClock } from './cutoff.ts'

/** A depot's clock with the calendar that it names. */
export const depotClock = (
  depot: { timeZone: string; cutoffMinute: number; calendarId: number | null },
  calendars: readonly (WorkingDays & { id: number })[],
): CutoffClock => ({
  timeZone: depot.timeZone,
  cutoffMinute: depot.cutoffMinute,
  calendar: calendars.find(calendar => calendar.id === depot.calendarId) ?? null,
})
