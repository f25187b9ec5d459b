import { expect, test } from 'vitest'
import { recommended } from '../../../shared/attention/recommended.ts'

test('the newer value is recommended, the standing one where both are as old', () => {
  expect(recommended({ value: 1, at: 10 }, { value: 2, at: 11 })).toBe('other')
  expect(recommended({ value: 1, at: 11 }, { value: 2, at: 10 })).toBe('standing')
  expect(recommended({ value: 1, at: 10 }, { value: 2, at: 10 })).toBe('standing')
})

test('a value goes before an empty one, however new that is', () => {
  expect(recommended({ value: '', at: 99 }, { value: '3712 3456', at: 1 })).toBe('other')
  expect(recommended({ value: '3712 3456', at: 1 }, { value: null, at: 99 })).toBe('standing')
  expect(recommended({ value: 0, at: 1 }, { value: 5, at: 2 })).toBe('other')
})
