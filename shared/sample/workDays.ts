import { mondayToSaturday, startingCalendar } from '../calendars/startingCalendar.ts'
import { isWorkingDay, type WorkingDays, workingDayBefore } from '../calendars/workingDays.ts'
import { addDays, type Day } from '../kernel/day.ts'
import type { Instant } from '../kernel/instant.ts'
import { cutoffFor, isOn } from '../orders/cutoff.ts'
import type { SampleProfile, Texts } from './profile.ts'

/** On Saturdays the depots close at noon and want orders by eleven. */
export const weekdayCutoffs = [null, null, null, null, null, 11 * 60, null] as const

/** How many days the sample tells of before today, and how far it plans. */
const historyDays = 120
export const plannedDays = 14

export interface SampleHoliday {
  readonly day: Day
  readonly names: Texts
  readonly closed: boolean
  readonly cutoffMinute: number | null
  readonly recurrence: 'yearly' | 'easter' | 'once'
}

/** The company's days around today: which it works on, and which come next. */
export interface WorkDays {
  readonly today: Day
  readonly holidays: readonly SampleHoliday[]
  /** Days from the beginning of the history up to and with today, oldest first. */
  readonly history: readonly Day[]
  ago(days: number): Day
  isOpen(day: Day): boolean
  /** The first day after `day` on which the company works and the customer takes goods. Mask: bit 0 is Monday. */
  after(day: Day, deliveryDays: number): Day
  /** The last working day before `day`. */
  before(day: Day): Day
  /** Until when orders for `day` are confirmed at a depot with this cut-off of its own. */
  cutoffFor(day: Day, cutoffMinute: number): Instant
}

export function workDaysOf(profile: SampleProfile, today: Day): WorkDays {
  const first = Number(addDays(today, -historyDays).slice(0, 4))
  const last = Number(today.slice(0, 4)) + 1
  const holidays = Array.from({ length: last - first + 1 }, (_, index) => holidaysOf(profile, first + index)).flat()
  const calendar: WorkingDays = { workingDays: mondayToSaturday, cutoffs: [...weekdayCutoffs], holidays }
  const { timeZone } = profile.company
  const open = new Map<Day, boolean>()
  const isOpen = (day: Day): boolean => {
    const known = open.get(day) ?? isWorkingDay(day, calendar)
    open.set(day, known)
    return known
  }
  return {
    today,
    holidays,
    history: Array.from({ length: historyDays + 1 }, (_, index) => addDays(today, index - historyDays)),
    ago: days => addDays(today, -days),
    isOpen,
    after: (day, deliveryDays) => {
      let next = addDays(day, 1)
      while (!isOpen(next) || (deliveryDays !== 0 && !isOn(next, deliveryDays))) next = addDays(next, 1)
      return next
    },
    before: day => workingDayBefore(day, calendar),
    cutoffFor: (day, cutoffMinute) => cutoffFor(day, { timeZone, cutoffMinute, calendar }),
  }
}

function holidaysOf(profile: SampleProfile, year: number): SampleHoliday[] {
  const usual = startingCalendar(profile.company.timeZone)
    .holidays(year)
    .map(holiday => ({ ...holiday, closed: true, cutoffMinute: null }))
  const own = profile.ownHolidays.map(({ monthDay, ...rest }) => ({
    ...rest,
    day: `${year}-${monthDay}`,
    recurrence: 'yearly' as const,
  }))
  return [...usual, ...own].toSorted((a, b) => (a.day < b.day ? -1 : 1))
}
