import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays } from '../../../shared/kernel/day.ts'
import { spansMeet } from '../../../shared/priceLists/issues.ts'

test('two spans meet where they share a day, as counting every day says', () => {
  const span = fc.tuple(fc.integer({ min: 0, max: 20 }), fc.option(fc.integer({ min: 0, max: 10 })))
  const day = (count: number): string => addDays('2026-01-01', count)
  const last = 60
  fc.assert(
    fc.property(span, span, ([a, aLength], [b, bLength]) => {
      const covers = (from: number, length: number | null, at: number): boolean =>
        from <= at && (length === null || at <= from + length)
      const shared = Array.from({ length: last }, (_, at) => at).some(
        at => covers(a, aLength, at) && covers(b, bLength, at),
      )
      const spanOf = (from: number, length: number | null) => ({
        validFrom: day(from),
        validTo: length === null ? null : day(from + length),
      })
      expect(spansMeet(spanOf(a, aLength), spanOf(b, bLength))).toBe(shared)
    }),
  )
})
