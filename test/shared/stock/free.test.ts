import { expect, test } from 'vitest'
import { firstFree, freeOn, missingOn, type Supply } from '../../../shared/stock/free.ts'
import { shortagesOf } from '../../../shared/stock/shortage.ts'

const today = '2026-11-21'
const supply: Supply = {
  kept: true,
  onHand: 100,
  reserved: 80,
  inbound: [
    { day: '2026-11-28', quantity: 200 },
    { day: '2026-11-24', quantity: 30 },
    { day: '2026-11-20', quantity: 999 },
  ],
}

test('free on a day is what is there, less what is promised, and what comes until then; what is late is not counted on', () => {
  const free = (day: string) => freeOn(supply, day, today)
  expect(['2026-11-21', '2026-11-24', '2026-11-27', '2026-11-28'].map(free)).toEqual([20, 50, 50, 250])
})

test('the first day on which enough is free is one on which something comes, or the day that was asked for', () => {
  const first = (quantity: number, from = today) => firstFree(supply, quantity, { from, today })
  expect([first(20), first(21), first(51), first(251)]).toEqual([today, '2026-11-24', '2026-11-28', null])
  expect(first(21, '2026-11-25')).toBe('2026-11-25')
})

test('what is missing is never more than what is wanted, and nothing where nobody keeps the stock', () => {
  const when = { day: today, today }
  expect(missingOn(supply, 25, when)).toBe(5)
  expect(missingOn(supply, 20, when)).toBe(0)
  expect(missingOn({ ...supply, onHand: -40 }, 25, when)).toBe(25)
  expect(missingOn({ ...supply, onHand: 0, kept: false }, 25, when)).toBe(0)
})

test('an order is short of what all its lines of a product want beyond what is free; what it reserves itself is its own', () => {
  const supplies = new Map([
    [1, supply],
    [2, { ...supply, onHand: 0, kept: false }],
  ])
  const asked = (quantities: readonly number[], own: number) =>
    shortagesOf(
      [
        ...quantities.map(quantity => ({ productId: 1, quantity })),
        { productId: 2, quantity: 500 },
        { productId: 3, quantity: 1 },
      ],
      supplies,
      { day: today, today, own: own > 0 ? [{ productId: 1, quantity: own }] : [] },
    )
  expect(asked([12, 8], 0)).toEqual([])
  expect(asked([12, 9], 0)).toEqual([{ productId: 1, free: 20, enoughOn: '2026-11-24' }])
  expect(asked([12, 9], 1)).toEqual([])
  expect(asked([300], 1)).toEqual([{ productId: 1, free: 21, enoughOn: null }])
})
