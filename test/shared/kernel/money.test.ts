import fc from 'fast-check'
import { expect, test } from 'vitest'
import { amountText, languages } from '../../../shared/kernel/locale.ts'
import { converted, convertedBack, divideRounded, parseMinor } from '../../../shared/kernel/money.ts'

test('a half is rounded away from zero on both sides', () => {
  expect(divideRounded(5n, 10n)).toBe(1)
  expect(divideRounded(4n, 10n)).toBe(0)
  expect(divideRounded(-5n, 10n)).toBe(-1)
  expect(divideRounded(5n, -10n)).toBe(-1)
  expect(Object.is(divideRounded(-4n, 10n), 0)).toBe(true)
})

test('the rounded quotient is never further than a half from the exact one', () => {
  fc.assert(
    fc.property(
      fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }),
      fc.bigInt({ min: 10n ** 6n, max: 10n ** 12n }),
      (top, bottom) => {
        const twiceOff = 2n * (BigInt(divideRounded(top, bottom)) * bottom - top)
        expect(twiceOff <= bottom && twiceOff >= -bottom).toBe(true)
      },
    ),
  )
})

test('what no longer fits a number exactly is refused, never rounded', () => {
  expect(() => divideRounded(2n ** 53n, 1n)).toThrow(RangeError)
  expect(divideRounded(2n ** 53n - 1n, 1n)).toBe(Number.MAX_SAFE_INTEGER)
})

test('82 183,00 gourdes at 131,50 are 624,97 dollars', () => {
  expect(convertedBack(8_218_300, 131_500_000)).toBe(62_497)
  expect(converted(62_497, 131_500_000)).toBe(8_218_356)
})

test('amounts are read as people type them', () => {
  const typed: [string, number][] = [
    ['1150', 115_000],
    ['1 150,50', 115_050],
    ['1,150.50', 115_050],
    ['1.150,5', 115_050],
    ['1,15,000.50', 11_500_050],
    ['1,150', 115_000],
    ['12.345.678', 1_234_567_800],
    ['0,05', 5],
    ['7.', 700],
    ['-3,20', -320],
    ['0', 0],
  ]
  for (const [text, minor] of typed) expect(parseMinor(text), text).toBe(minor)
})

test('what is no amount is refused', () => {
  for (const text of [
    '',
    '-',
    ',5',
    '1,2,3',
    '1..5',
    '0,150',
    '12,34567',
    '1.150.5000',
    'G 5',
    '1,15,0',
    '99999999999999999',
  ])
    expect(parseMinor(text), text).toBeNull()
})

test('an amount written out in any language is read back as the same', () => {
  fc.assert(
    fc.property(fc.integer({ min: -(10 ** 13), max: 10 ** 13 }), fc.constantFrom(...languages), (minor, language) => {
      expect(parseMinor(amountText(minor, language))).toBe(minor)
    }),
  )
})
