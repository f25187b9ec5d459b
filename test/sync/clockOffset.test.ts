import { expect, test } from 'vitest'
import { clockOffset } from '../../electron/sync/clockOffset.ts'

const year = 365 * 86_400_000

test('a clock a year slow is known to be so from one answer', () => {
  expect(clockOffset({ sentAt: 1_000, receivedAt: 3_000, time: 2_000 + year })).toBe(year)
  expect(clockOffset({ sentAt: year + 1_000, receivedAt: year + 3_000, time: 2_000 })).toBe(-year)
})

test('what the length of the way explains is no difference of clocks', () => {
  expect(clockOffset({ sentAt: 0, receivedAt: 20_000, time: 18_000 })).toBe(0)
  expect(clockOffset({ sentAt: 0, receivedAt: 200, time: 1_500 })).toBe(0)
})

test('an answer that took minutes, or seems to come before its question, says nothing', () => {
  expect(clockOffset({ sentAt: 0, receivedAt: 90_000, time: year })).toBeNull()
  expect(clockOffset({ sentAt: 5_000, receivedAt: 0, time: year })).toBeNull()
})
