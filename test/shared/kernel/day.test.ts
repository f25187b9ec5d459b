import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, Day, dayAt, fiscalYear, instantOf, minuteOfDayAt, weekday } from '../../../shared/kernel/day.ts'

const cap = 'America/Port-au-Prince'

test('only a day that exists is a day', () => {
  expect(Day.safeParse('2028-02-29').success).toBe(true)
  for (const text of ['2026-02-29', '2026-13-01', '2026-1-1', '17/11/2026', '', '2026-11-17T00:00'])
    expect(Day.safeParse(text).success, text).toBe(false)
})

test('the day and the minute are those of the depot’s wall clock', () => {
  const at = Date.UTC(2026, 10, 18, 3, 30)
  expect(dayAt(at, cap)).toBe('2026-11-17')
  expect(minuteOfDayAt(at, cap)).toBe(22 * 60 + 30)
  expect(dayAt(at, 'Asia/Kolkata')).toBe('2026-11-18')
})

test('a minute of a day is a moment, and that moment shows the same minute of the same day', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 3_000 }),
      fc.integer({ min: 0, max: 1_439 }),
      fc.constantFrom('Asia/Kolkata', 'UTC', 'America/Santo_Domingo'),
      (days, minute, zone) => {
        const day = addDays('2024-01-01', days)
        const at = instantOf(day, minute, zone)
        expect([dayAt(at, zone), minuteOfDayAt(at, zone)]).toEqual([day, minute])
      },
    ),
  )
})

test('fault 21: the hour that the clock jumps over in spring is the one after it', () => {
  expect(dayAt(instantOf('2026-03-08', 150, cap), cap)).toBe('2026-03-08')
  expect(minuteOfDayAt(instantOf('2026-03-08', 150, cap), cap)).toBe(210)
})

test('Monday is 1 and Sunday is 7', () => {
  expect(weekday('2026-11-16')).toBe(1)
  expect(weekday('2026-11-22')).toBe(7)
})

test('a fiscal year is named after the calendar year in which it ends', () => {
  expect(fiscalYear('2026-09-30', 10)).toBe(2026)
  expect(fiscalYear('2026-10-01', 10)).toBe(2027)
  expect(fiscalYear('2026-12-31', 1)).toBe(2026)
})
