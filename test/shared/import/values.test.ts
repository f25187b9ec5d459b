import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fittedCode } from '../../../shared/import/code.ts'
import { dayOrderOf, tableDay } from '../../../shared/import/days.ts'
import { decimalOf, plainNumber, scaledNumber } from '../../../shared/import/numbers.ts'
import { chosen, weekdaysIn, yesOrNo } from '../../../shared/import/words.ts'
import { codeProblem } from '../../../shared/kernel/code.ts'

test.each([
  ['1 150,50 HTG', ',', '1150.50'],
  ['$1,150.50', '.', '1150.50'],
  ['(12.00)', '.', '-12.00'],
  ['15-', '.', '-15'],
  ['1,15,000.50', '.', '115000.50'],
  ['1.234', ',', '1234'],
  ['1.234', '.', '1.234'],
  ['1234.5', ',', '1234.5'],
  ["1'234.50", '.', '1234.50'],
  ['R$ 12,5', ',', '12.5'],
  ['25 gdes', ',', '25'],
  ['12..3', '.', null],
  ['1.2.3', '.', null],
  ['$', '.', null],
  ['12 34', '.', null],
  ['abc', '.', null],
] as const)('%s with the mark %s is %s', (text, decimal, plain) => {
  expect(plainNumber(text, decimal)).toBe(plain)
})

test('a number written with either mark and any way to set thousands apart comes back to the last digit', () => {
  const written = fc.record({
    minor: fc.integer({ min: 0, max: 1_000_000_000_000 }),
    decimal: fc.constantFrom<'.' | ','>('.', ','),
    apart: fc.constantFrom('', ' ', '\u00a0', '\u202f', "'", 'other'),
  })
  fc.assert(
    fc.property(written, ({ minor, decimal, apart }) => {
      const mark = apart === 'other' ? (decimal === '.' ? ',' : '.') : apart
      const whole = String(Math.floor(minor / 100)).replace(/\B(?=(\d{3})+(?!\d))/g, mark)
      const text = `${whole}${decimal}${String(minor % 100).padStart(2, '0')}`
      expect(scaledNumber(plainNumber(text, decimal) ?? '', 2)).toBe(minor)
      expect(decimalOf([text]).decimal).toBe(decimal)
    }),
  )
})

test.each([
  ['1996-07-04 00:00:00.000', 'dmy', '1996-07-04'],
  ['4/7/96', 'dmy', '1996-07-04'],
  ['4/7/96', 'mdy', '1996-04-07'],
  ['07.04.2026', 'dmy', '2026-04-07'],
  ['4 jiyè 1996', 'dmy', '1996-07-04'],
  ['jeudi 4 juillet 1996', 'mdy', '1996-07-04'],
  ['July 4th, 1996', 'dmy', '1996-07-04'],
  ['4 de julio de 1996', 'dmy', '1996-07-04'],
  ['19960704', 'dmy', '1996-07-04'],
  ['35250', 'dmy', '1996-07-04'],
  ['12/1/2010 8:26', 'mdy', '2010-12-01'],
  ['2021-02-04T13:20:22Z', 'dmy', '2021-02-04'],
  ['29/02/2023', 'dmy', null],
  ['31/04/2026', 'dmy', null],
  ['4 jui 1996', 'dmy', null],
  ['1/2/3', 'dmy', null],
] as const)('%s read %s is %s', (text, order, day) => {
  expect(tableDay(text, order)).toBe(day)
})

test('the order of a column’s dates is told by those that can be read in one way, and said to be unsure where none can', () => {
  expect(dayOrderOf(['1/2/2020', '13/4/2020'])).toMatchObject({ order: 'dmy', certain: true })
  expect(dayOrderOf(['1/2/2020', '1/14/2020'])).toMatchObject({ order: 'mdy', certain: true })
  expect(dayOrderOf(['1/2/2020', '3/4/2020'])).toMatchObject({ order: 'dmy', certain: false })
})

test('a key that is no code of ours becomes one, the same every time, and two keys never the same', () => {
  expect(fittedCode(' alfki ', 24)).toBe('ALFKI')
  const long = fittedCode('06b8999e2fba1a1fbc88172c00ba8bc7', 24)
  expect(long).toHaveLength(24)
  expect(fittedCode('06B8999e2fba1a1fbc88172c00ba8bc7', 24)).toBe(long)
  expect(fittedCode('06b8999e2fba1a1fbc88172c00ba8bc8', 24)).not.toBe(long)
  fc.assert(
    fc.property(fc.string({ minLength: 1, maxLength: 60 }), text => {
      const code = fittedCode(text, 24)
      expect(code === '' || codeProblem(code) === null).toBe(true)
      expect(code.length).toBeLessThanOrEqual(24)
    }),
  )
})

test('words of four languages are understood', () => {
  expect(chosen('Livrée', ['closed', 'cancelled'])).toBe('closed')
  expect(chosen('Anile', ['closed', 'cancelled'])).toBe('cancelled')
  expect(chosen('on_hold', ['on-hold'])).toBe('on-hold')
  expect([yesOrNo('wi'), yesOrNo('NON'), yesOrNo('maybe')]).toEqual([true, false, null])
  expect([weekdaysIn('Mon, Wed'), weekdaysIn('lendi madi'), weekdaysIn('1 7'), weekdaysIn('soon')]).toEqual([
    5,
    3,
    65,
    null,
  ])
})
