import fc from 'fast-check'
import { expect, test } from 'vitest'
import { instantOf, weekday } from '../../../shared/kernel/day.ts'
import { stageAge, stageLimits } from '../../../shared/orders/age.ts'
import { cutoffFor, nextCutoff, nextDeliveryDay } from '../../../shared/orders/cutoff.ts'
import { freeGoodsFor } from '../../../shared/orders/freeGoods.ts'
import { basketOf, looksEnteredTwice, sameProducts } from '../../../shared/orders/likeness.ts'
import { usualBasket } from '../../../shared/orders/usualBasket.ts'

const depot = { timeZone: 'America/Port-au-Prince', cutoffMinute: 16 * 60 }
const at = (day: string, hour: number): number => instantOf(day, hour * 60, depot.timeZone)

const tuesday = '2026-11-17'
const friday = '2026-11-20'
const saturday = '2026-11-21'

test('before the cut-off the next weekday is proposed, after it the one after', () => {
  expect(nextDeliveryDay(at(tuesday, 15), depot, 0)).toBe('2026-11-18')
  expect(nextDeliveryDay(at(tuesday, 16), depot, 0)).toBe('2026-11-18')
  expect(nextDeliveryDay(at(tuesday, 17), depot, 0)).toBe('2026-11-19')
  expect(nextDeliveryDay(at(friday, 15), depot, 0)).toBe('2026-11-23')
})

test('a customer’s own delivery days are kept to', () => {
  const mondays = 0b0000001
  const tuesdaysAndSaturdays = 0b0100010
  expect(nextDeliveryDay(at(tuesday, 10), depot, mondays)).toBe('2026-11-23')
  expect(nextDeliveryDay(at(tuesday, 10), depot, tuesdaysAndSaturdays)).toBe(saturday)
  expect(nextDeliveryDay(at(friday, 17), depot, tuesdaysAndSaturdays)).toBe('2026-11-24')
})

test('Monday’s cut-off is on Saturday, because nobody is there on Sunday', () => {
  expect(cutoffFor('2026-11-23', depot)).toBe(at(saturday, 16))
  expect(nextCutoff(at(saturday, 15), depot)).toEqual({ at: at(saturday, 16), forDay: '2026-11-23' })
  expect(nextCutoff(at(saturday, 17), depot)).toEqual({ at: at('2026-11-23', 16), forDay: '2026-11-24' })
})

test('the proposed day is never one whose cut-off has passed, and no earlier day would have done', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 400 * 24 * 60 }),
      fc.integer({ min: 0, max: 127 }),
      fc.integer({ min: 0, max: 1439 }),
      (minutes, mask, cutoffMinute) => {
        const clock = { ...depot, cutoffMinute }
        const now = Date.UTC(2026, 0, 1) + minutes * 60_000
        const day = nextDeliveryDay(now, clock, mask)
        expect(cutoffFor(day, clock)).toBeGreaterThanOrEqual(now)
        const worked = mask & 0b0111111
        expect(weekday(day)).toBeLessThanOrEqual(mask === 0 ? 5 : 6)
        if (worked !== 0) expect((worked >> (weekday(day) - 1)) & 1).toBe(1)
      },
    ),
    { numRuns: 300 },
  )
})

test('the usual basket is what stands in at least half of the orders, with the median quantity', () => {
  const orders = [
    new Map([
      [1, 10],
      [2, 5],
    ]),
    new Map([[1, 30]]),
    new Map([
      [1, 20],
      [2, 7],
      [3, 1],
    ]),
    new Map([[1, 40]]),
  ]
  expect(usualBasket(orders)).toEqual([
    { productId: 1, quantity: 20, times: 4, of: 4 },
    { productId: 2, quantity: 5, times: 2, of: 4 },
  ])
  expect(usualBasket([])).toEqual([])
})

test('two orders look like one when three of five products are the same in the same quantity', () => {
  const first = basketOf([1, 2, 3, 4, 5].map(productId => ({ productId, quantity: 10 })))
  const again = basketOf([1, 2, 3].map(productId => ({ productId, quantity: 10 })))
  const less = basketOf([1, 2].map(productId => ({ productId, quantity: 10 })))
  const other = basketOf([1, 2, 3, 4, 5].map(productId => ({ productId, quantity: 11 })))
  expect(sameProducts(first, again)).toBe(3)
  expect(looksEnteredTwice(first, again)).toBe(true)
  expect(looksEnteredTwice(again, first)).toBe(true)
  expect(looksEnteredTwice(first, less)).toBe(false)
  expect(looksEnteredTwice(first, other)).toBe(false)
  expect(looksEnteredTwice(basketOf([]), basketOf([]))).toBe(false)
})

test('lines of one product are added up', () => {
  expect([
    ...basketOf([
      { productId: 1, quantity: 2 },
      { productId: 1, quantity: 3 },
    ]),
  ]).toEqual([[1, 5]])
})

test('free goods follow what was bought, on the days of the promotion', () => {
  const rule = {
    promotionId: 7,
    productId: 1,
    buyQuantity: 10,
    freeQuantity: 2,
    validFrom: '2026-11-01',
    validTo: '2026-11-30',
  }
  expect(freeGoodsFor(new Map([[1, 39]]), [rule], '2026-11-30')).toEqual([
    { promotionId: 7, productId: 1, quantity: 6 },
  ])
  expect(freeGoodsFor(new Map([[1, 9]]), [rule], '2026-11-30')).toEqual([])
  expect(freeGoodsFor(new Map([[1, 39]]), [rule], '2026-12-01')).toEqual([])
})

test('age is counted from the step, and over only beyond the limit', () => {
  const limits = { ...stageLimits, received: 120 }
  expect(stageAge('received', 0, 120 * 60_000, limits)).toEqual({ minutes: 120, limit: 120, over: 0 })
  expect(stageAge('received', 0, 121 * 60_000, limits)).toEqual({ minutes: 121, limit: 120, over: 1 })
  expect(stageAge('confirmed', 0, 9e9, limits).over).toBe(0)
  expect(stageAge('received', 60_000, 0, limits).minutes).toBe(0)
})
