import { expect, test } from 'vitest'
import { waitAfter } from '../../electron/sync/backoff.ts'

const longest = (): number => 1
const shortest = (): number => 0

test('the wait begins at five seconds, doubles, and ends at a quarter of an hour', () => {
  expect([1, 2, 3, 7, 8, 9, 60].map(failures => waitAfter(failures, longest))).toEqual([
    5_000, 10_000, 20_000, 320_000, 640_000, 900_000, 900_000,
  ])
})

test('half of it is left to the dice, so that desks do not come back together', () => {
  expect(waitAfter(1, shortest)).toBe(2_500)
  expect(waitAfter(40, shortest)).toBe(450_000)
})
