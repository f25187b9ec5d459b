import fc from 'fast-check'
import { expect, test } from 'vitest'
import { codeProblem, tidyCode } from '../../../shared/kernel/code.ts'
import { fingerprint } from '../../../shared/kernel/fingerprint.ts'

test('equal records look equal whatever the order of their keys, and a change anywhere shows', () => {
  const record = { a: 1, lines: [{ n: 1, note: '' }], b: null }
  expect(fingerprint({ b: null, lines: [{ note: '', n: 1 }], a: 1 })).toBe(fingerprint(record))
  for (const other of [
    { ...record, a: 2 },
    { ...record, b: '' },
    { ...record, lines: [] },
    { ...record, lines: [{ n: 1, note: ' ' }] },
    { ...record, c: 0 },
  ])
    expect(fingerprint(other)).not.toBe(fingerprint(record))
})

test('a look is a positive number that travels exactly', () => {
  fc.assert(
    fc.property(fc.jsonValue(), value => {
      const look = fingerprint(value)
      expect(Number.isSafeInteger(look)).toBe(true)
      expect(look).toBeGreaterThan(0)
    }),
  )
})

test('no two of many records look alike by accident', () => {
  const looks = new Set(Array.from({ length: 20_000 }, (_, index) => fingerprint({ id: index, note: '' })))
  expect(looks.size).toBe(20_000)
})

test('a code begins with a letter or a digit and holds no other signs than . _ / -', () => {
  expect(tidyCode(' mal-24 ')).toBe('MAL-24')
  for (const code of ['A', '1', 'MAL-24', 'A.B/C_D', 'KYÒS 2']) expect(codeProblem(code), code).toBeNull()
  expect(codeProblem('')).toBe('required')
  for (const code of ['-A', '*', 'A;B', 'A"']) expect(codeProblem(code), code).toBe('not-a-code')
})
