import { expect, test } from 'vitest'
import { addDays } from '../../../shared/kernel/day.ts'
import { languages, longDay, shortDay } from '../../../shared/kernel/locale.ts'
import { parseTypedDay } from '../../../shared/kernel/typedDay.ts'

/** A Tuesday. */
const today = '2026-11-17'

test.each([
  ['19', '2026-11-19'],
  ['17', '2026-11-17'],
  ['16', '2026-12-16'],
  ['31', '2026-12-31'],
  ['19/11', '2026-11-19'],
  ['16/11', '2026-11-16'],
  ['3/1', '2027-01-03'],
  ['19-11-27', '2027-11-19'],
  ['19/11/2026', '2026-11-19'],
  ['2026-11-19', '2026-11-19'],
  ['+2', '2026-11-19'],
  ['-1', '2026-11-16'],
  ['jodi a', '2026-11-17'],
  ['demen', '2026-11-18'],
  ['jedi', '2026-11-19'],
  ['jeu', '2026-11-19'],
  ['thu', '2026-11-19'],
  ['Mèkredi', '2026-11-18'],
  ['mardi', '2026-11-24'],
  ['jedi 19 nov', '2026-11-19'],
  ['jeu. 19 nov. 2026', '2026-11-19'],
  ['5 out', '2026-08-05'],
  ['5 févr.', '2027-02-05'],
])('%s is understood as %s', (typed, day) => {
  expect(parseTypedDay(typed, today)).toBe(day)
})

test.each(['', 'm', 'xyz', '32', '31/2', '29/2/27', '19 xx', '1234567'])('%j is no day', typed => {
  expect(parseTypedDay(typed, today)).toBeNull()
})

test('every day that a screen shows is understood when it is typed back, in all three languages', () => {
  for (const language of languages)
    for (let offset = 0; offset < 180; offset++) {
      const day = addDays(today, offset)
      const year = Number(today.slice(0, 4))
      expect(parseTypedDay(shortDay(day, language, year), today)).toBe(day)
      expect(parseTypedDay(longDay(day, language), today)).toBe(day)
    }
})
