import { expect, test } from 'vitest'
import { dayNumber, dayOf } from '../../../shared/sync/wire/day.ts'

test('days are counted as the calendar does, and what is no day is none', () => {
  expect(dayNumber('1970-01-01')).toBe(0)
  expect(dayNumber('2000-02-29')).toBe(11_016)
  expect([dayNumber('2026-02-29'), dayNumber('2026-13-01'), dayNumber('26-1-1'), dayNumber('')]).toEqual([
    null,
    null,
    null,
    null,
  ])
  for (let number = -719_162; number < 2_932_896; number += 997) expect(dayNumber(dayOf(number) ?? '')).toBe(number)
})
