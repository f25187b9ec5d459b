import fc from 'fast-check'
import { expect, test } from 'vitest'
import { depositOf } from '../../../shared/orders/deposits.ts'

const bottle = 1
const crate = 2
const jug = 3
const beer = 11
const water = 12
const can = 13
const packings = new Map([
  [beer, { unitContainerId: bottle, caseContainerId: crate }],
  [water, { unitContainerId: jug, caseContainerId: null }],
  [can, { unitContainerId: null, caseContainerId: null }],
])
const deposits = new Map([
  [bottle, 500],
  [crate, 15_000],
  [jug, 25_000],
])

test('whole cases take their crates, every bottle its deposit, and loose bottles no crate', () => {
  const lines = [
    { productId: beer, quantity: 54, caseUnits: 24 },
    { productId: water, quantity: 3, caseUnits: 1 },
    { productId: can, quantity: 240, caseUnits: 24 },
    { productId: beer, quantity: 24, caseUnits: 24 },
  ]
  expect(depositOf(lines, packings, deposits)).toEqual({
    containers: [
      { containerId: crate, count: 3, depositMinor: 45_000 },
      { containerId: bottle, count: 78, depositMinor: 39_000 },
      { containerId: jug, count: 3, depositMinor: 75_000 },
    ],
    totalMinor: 159_000,
  })
})

test('a container whose deposit nobody knows is counted at nothing, a product that is not known not at all', () => {
  const lines = [
    { productId: beer, quantity: 5, caseUnits: 24 },
    { productId: 99, quantity: 5, caseUnits: 24 },
  ]
  expect(depositOf(lines, packings, new Map())).toEqual({
    containers: [{ containerId: bottle, count: 5, depositMinor: 0 }],
    totalMinor: 0,
  })
})

test('the sum is that of its parts, and an order in two parts owes no more bottles than in one', () => {
  const line = fc.record({
    productId: fc.constantFrom(beer, water, can),
    quantity: fc.integer({ min: 1, max: 100_000 }),
    caseUnits: fc.constantFrom(1, 12, 24),
  })
  fc.assert(
    fc.property(fc.array(line, { maxLength: 20 }), lines => {
      const whole = depositOf(lines, packings, deposits)
      expect(whole.totalMinor).toBe(whole.containers.reduce((sum, each) => sum + each.depositMinor, 0))
      const bottles = lines.filter(each => each.productId === beer).reduce((sum, each) => sum + each.quantity, 0)
      expect(whole.containers.find(each => each.containerId === bottle)?.count ?? 0).toBe(bottles)
    }),
  )
})
