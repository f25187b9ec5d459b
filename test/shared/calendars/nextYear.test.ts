import fc from 'fast-check'
import { expect, test } from 'vitest'
import { easterSunday } from '../../../shared/calendars/easter.ts'
import { copiedInto, dayInYear, yearOf } from '../../../shared/calendars/nextYear.ts'
import { startingCalendar } from '../../../shared/calendars/startingCalendar.ts'
import { weekday } from '../../../shared/kernel/day.ts'

test('Easter falls where the almanac says', () => {
  // U.S. Naval Observatory, dates of Easter.
  const known = [
    '1961-04-02',
    '2000-04-23',
    '2008-03-23',
    '2024-03-31',
    '2025-04-20',
    '2026-04-05',
    '2027-03-28',
    '2038-04-25',
  ]
  expect(known.map(day => easterSunday(yearOf(day)))).toEqual(known)
})

test('Easter is a Sunday between 22 March and 25 April in every year', () => {
  for (let year = 1600; year <= 2300; year++) {
    const day = easterSunday(year)
    expect([day, weekday(day)]).toEqual([day, 7])
    expect(day >= `${year}-03-22` && day <= `${year}-04-25`, day).toBe(true)
  }
})

test('Haiti’s movable feasts fall on their weekdays every year', () => {
  const expected: Record<string, number> = { 'Lendi gra': 1, 'Madi gra': 2, 'Vandredi sen': 5, 'Fèt Dye': 4 }
  for (let year = 2020; year <= 2060; year++)
    for (const { day, names, recurrence } of startingCalendar('America/Port-au-Prince').holidays(year))
      if (recurrence === 'easter') expect([names.ht, weekday(day)]).toEqual([names.ht, expected[names.ht]])
})

test('a year copied into another is the year that one begins with, movable feasts and all', () => {
  for (const zone of ['America/Port-au-Prince', 'Asia/Kolkata'])
    fc.assert(
      fc.property(fc.integer({ min: 1990, max: 2090 }), fc.integer({ min: 1990, max: 2090 }), (from, to) => {
        const { holidays } = startingCalendar(zone)
        // Where two fall on one day, one of them is all that can be copied.
        fc.pre(from !== to && holidays(from).length === holidays(to).length)
        expect(copiedInto(holidays(from), from, to)).toEqual(holidays(to))
      }),
      { numRuns: 60 },
    )
})

test('what is announced year by year, a leap day and what is there already are not copied', () => {
  const holiday = (day: string, recurrence: 'yearly' | 'once') => ({ day, recurrence })
  expect(dayInYear(holiday('2026-11-08', 'once'), 2027)).toBeNull()
  expect(dayInYear(holiday('2028-02-29', 'yearly'), 2029)).toBeNull()
  expect(dayInYear(holiday('2028-02-29', 'yearly'), 2032)).toBe('2032-02-29')
  const standing = [holiday('2026-12-25', 'yearly'), holiday('2026-05-01', 'yearly'), holiday('2027-12-25', 'yearly')]
  expect(copiedInto(standing, 2026, 2027)).toEqual([holiday('2027-05-01', 'yearly')])
})

test('no day of a beginning is two holidays', () => {
  for (const zone of ['America/Port-au-Prince', 'Asia/Kolkata'])
    for (let year = 2000; year <= 2100; year++) {
      const days = startingCalendar(zone)
        .holidays(year)
        .map(({ day }) => day)
      expect(days).toEqual([...new Set(days)].toSorted())
    }
  const { names } = startingCalendar('Asia/Kolkata')
    .holidays(2017)
    .find(({ day }) => day === '2017-04-14') ?? { names: null }
  expect(names?.en).toBe('Good Friday')
})
