import { expect, test } from 'vitest'
import { calendarIssues, holidayIssues } from '../../../shared/calendars/issues.ts'
import { closedBecause, cutoffMinuteOn, everyWeek, type WorkingDays } from '../../../shared/calendars/workingDays.ts'
import { instantOf } from '../../../shared/kernel/day.ts'
import { cutoffFor, nextCutoff, nextDeliveryDay } from '../../../shared/orders/cutoff.ts'
import { dayAdvice } from '../../../shared/orders/dayAdvice.ts'

const names = { en: 'Battle of Vertières', fr: 'Bataille de Vertières', ht: 'Batay Vètyè' }
const calendar: WorkingDays = {
  workingDays: 0b0111111,
  // Saturdays until ten.
  cutoffs: [null, null, null, null, null, 600, null],
  holidays: [
    { day: '2026-11-18', names, closed: true, cutoffMinute: null },
    { day: '2026-12-24', names, closed: false, cutoffMinute: 660 },
  ],
}
const depot = { timeZone: 'America/Port-au-Prince', cutoffMinute: 16 * 60, calendar }
const at = (day: string, hour: number, minute = 0): number => instantOf(day, hour * 60 + minute, depot.timeZone)

test('a day is closed by its weekday or by a holiday, and says which', () => {
  expect(closedBecause('2026-11-17', calendar)).toBeNull()
  expect(closedBecause('2026-11-22', calendar)).toEqual({ because: 'weekday' })
  expect(closedBecause('2026-11-18', calendar)).toEqual({ because: 'holiday', names })
  expect(closedBecause('2026-12-24', calendar)).toBeNull()
  expect(closedBecause('2026-11-18', everyWeek)).toBeNull()
})

test('the cut-off of a day is the holiday’s own, else the weekday’s, else the depot’s', () => {
  expect(cutoffMinuteOn('2026-12-24', calendar, 960)).toBe(660)
  expect(cutoffMinuteOn('2026-11-21', calendar, 960)).toBe(600)
  expect(cutoffMinuteOn('2026-11-20', calendar, 960)).toBe(960)
})

test('orders for the day after a holiday are confirmed on the working day before it', () => {
  expect(cutoffFor('2026-11-19', depot)).toBe(at('2026-11-17', 16))
  expect(cutoffFor('2026-11-23', depot)).toBe(at('2026-11-21', 10))
  expect(cutoffFor('2026-12-25', depot)).toBe(at('2026-12-24', 11))
  expect(nextCutoff(at('2026-11-17', 9), depot)).toEqual({ at: at('2026-11-17', 16), forDay: '2026-11-19' })
  expect(nextCutoff(at('2026-11-17', 17), depot)).toEqual({ at: at('2026-11-19', 16), forDay: '2026-11-20' })
})

test('nothing is proposed on a closed day, not even to a customer of that weekday alone', () => {
  const wednesdays = 0b0000100
  const sundays = 0b1000000
  expect(nextDeliveryDay(at('2026-11-17', 9), depot, 0)).toBe('2026-11-19')
  expect(nextDeliveryDay(at('2026-11-17', 9), depot, wednesdays)).toBe('2026-11-25')
  expect(nextDeliveryDay(at('2026-11-17', 9), depot, sundays)).toBe('2026-11-19')
  expect(nextDeliveryDay(at('2026-11-17', 9), depot, 0, '2026-12-01')).toBe('2026-12-01')
})

test('a calendar in which nobody ever works ends the search', () => {
  const never = { ...depot, calendar: { ...calendar, workingDays: 0, holidays: [] } }
  expect(nextDeliveryDay(at('2026-11-17', 9), never, 0)).toBe('2026-11-18')
  expect(cutoffFor('2026-11-19', never)).toBe(at('2026-11-18', 16))
})

test('a day that something speaks against says what, and offers the next one that nothing does', () => {
  const now = at('2026-11-17', 9)
  const fridays = 0b0010000
  expect(dayAdvice('2026-11-19', depot, 0, now)).toBeNull()
  expect(dayAdvice('2026-11-18', depot, 0, now)).toEqual({
    doubt: { because: 'holiday', names },
    offer: '2026-11-19',
  })
  expect(dayAdvice('2026-11-22', depot, 0, now)).toEqual({ doubt: { because: 'weekday' }, offer: '2026-11-23' })
  expect(dayAdvice('2026-11-19', depot, fridays, now)).toEqual({
    doubt: { because: 'not-a-delivery-day' },
    offer: '2026-11-20',
  })
  expect(dayAdvice('2026-11-19', depot, 0, at('2026-11-17', 16, 1))).toEqual({
    doubt: { because: 'past-cutoff', cutoff: at('2026-11-17', 16) },
    offer: '2026-11-20',
  })
  // A Saturday is no usual day, but nothing speaks against it.
  expect(dayAdvice('2026-11-21', depot, 0, now)).toBeNull()
})

test('a calendar has a code, a name and a day on which somebody works; a holiday has its own day and three names', () => {
  expect(calendarIssues({ code: '', name: ' ', workingDays: 0 })).toEqual([
    { field: 'code', problem: 'required' },
    { field: 'name', problem: 'required' },
    { field: 'workingDays', problem: 'required' },
  ])
  expect(calendarIssues({ code: 'HT', name: 'Haïti', workingDays: 63 })).toEqual([])
  const holiday = { n: 1, day: '2026-11-18', names, closed: true, cutoffMinute: null, recurrence: 'yearly' } as const
  expect(holidayIssues(holiday, [holiday])).toEqual([])
  expect(holidayIssues({ ...holiday, n: 0, names: { ...names, ht: ' ' } }, [holiday])).toEqual([
    { field: 'day', problem: 'already-used' },
    { field: 'ht', problem: 'required' },
  ])
})
