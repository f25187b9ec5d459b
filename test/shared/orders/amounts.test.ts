import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  lineAmount,
  mostTotal,
  orderTotals,
  type PricedLine,
  taxByRate,
  taxOf,
} from '../../../shared/orders/amounts.ts'

const northwind = path.resolve('../shared/data/orders')

const lineUpTo = (dearest: number): fc.Arbitrary<PricedLine> =>
  fc.record({
    quantity: fc.integer({ min: 1, max: 100_000 }),
    price_units: fc.integer({ min: 1, max: 1_000 }),
    price_minor: fc.integer({ min: 0, max: dearest }),
    discount_bp: fc.integer({ min: 0, max: 10_000 }),
    tax_rate_bp: fc.constantFrom(0, 500, 1_000, 1_800, 10_000),
  })
const anyLine = lineUpTo(100_000_000)
/** Twenty of them, doubled by the tax, are still an order. */
const lineOfTwenty = lineUpTo(200_000)

/** Half up of a fraction of whole numbers that are not negative: the floor of twice it plus one, halved. */
const halfUp = (top: bigint, bottom: bigint): bigint => {
  const whole = top / bottom
  const rest = top - whole * bottom
  return rest + rest >= bottom ? whole + 1n : whole
}

test('486 bottles at 1 480,00 for a case of 24 come to 29 970,00', () => {
  expect(lineAmount({ quantity: 486, price_units: 24, price_minor: 148_000, discount_bp: 0 })).toBe(2_997_000)
})

test('a half is rounded up, once, after the discount', () => {
  expect(lineAmount({ quantity: 1, price_units: 2, price_minor: 1, discount_bp: 0 })).toBe(1)
  expect(lineAmount({ quantity: 1, price_units: 1, price_minor: 1, discount_bp: 5_001 })).toBe(0)
  expect(lineAmount({ quantity: 3, price_units: 1, price_minor: 333, discount_bp: 1_500 })).toBe(849)
})

test('a line amount is the exact fraction rounded half up, whatever its size', () => {
  fc.assert(
    fc.property(anyLine, line => {
      const top = BigInt(line.quantity) * BigInt(line.price_minor) * BigInt(10_000 - line.discount_bp)
      const exact = halfUp(top, BigInt(line.price_units) * 10_000n)
      fc.pre(exact <= BigInt(Number.MAX_SAFE_INTEGER))
      expect(BigInt(lineAmount(line))).toBe(exact)
    }),
    { numRuns: 1_000 },
  )
})

test('tax is rounded once for each rate and never line by line', () => {
  const line = { quantity: 1, price_units: 1, price_minor: 5, discount_bp: 0, tax_rate_bp: 1_000 }
  expect(orderTotals([line, line, line], false)).toEqual({ net_minor: 15, tax_minor: 2, total_minor: 17 })
  expect(taxOf(5, 1_000, false) * 3).toBe(3)
})

test('totals are the exact sums by rate, with tax on top and with tax included', () => {
  fc.assert(
    fc.property(fc.array(lineOfTwenty, { maxLength: 20 }), fc.boolean(), (lines, included) => {
      const totals = orderTotals(lines, included)
      const amounts = new Map<number, bigint>()
      for (const line of lines)
        amounts.set(line.tax_rate_bp, (amounts.get(line.tax_rate_bp) ?? 0n) + BigInt(lineAmount(line)))
      let sum = 0n
      let tax = 0n
      for (const [rate, amount] of amounts) {
        sum += amount
        tax += halfUp(amount * BigInt(rate), included ? BigInt(10_000 + rate) : 10_000n)
      }
      fc.pre(sum + tax <= BigInt(Number.MAX_SAFE_INTEGER))
      expect(BigInt(totals.tax_minor)).toBe(tax)
      expect(BigInt(totals.net_minor)).toBe(included ? sum - tax : sum)
      expect(totals.net_minor + totals.tax_minor).toBe(totals.total_minor)
    }),
    { numRuns: 500 },
  )
})

test('the tax of each rate is shown lowest rate first and sums to the order’s', () => {
  const lines = [1_800, 0, 1_000].map(tax_rate_bp => ({
    quantity: 1,
    price_units: 1,
    price_minor: 1_000,
    discount_bp: 0,
    tax_rate_bp,
  }))
  expect(taxByRate(lines, false)).toEqual([
    { rate_bp: 0, amount_minor: 1_000, tax_minor: 0 },
    { rate_bp: 1_000, amount_minor: 1_000, tax_minor: 100 },
    { rate_bp: 1_800, amount_minor: 1_000, tax_minor: 180 },
  ])
})

test.skipIf(!existsSync(northwind))('Northwind’s lines, each rounded half up, come to the published revenue', () => {
  const lines = readFileSync(path.join(northwind, 'northwind/csv/Order_Details.csv'), 'utf8')
    .trim()
    .split(/\r?\n/)
    .slice(1)
  const golden: { northwind: { net_revenue_rounded_per_line: number } } = JSON.parse(
    readFileSync(path.join(northwind, 'golden_kpis.json'), 'utf8'),
  )
  const amounts = lines.map(line => {
    const [, , price = '', quantity = '', discount = ''] = line.split(',')
    return lineAmount({
      quantity: Number(quantity),
      price_units: 1,
      price_minor: Math.round(Number(price) * 100),
      discount_bp: Math.round(Number(discount) * 10_000),
    })
  })
  expect(amounts).toHaveLength(2155)
  expect(amounts.reduce((sum, amount) => sum + amount, 0)).toBe(
    Math.round(golden.northwind.net_revenue_rounded_per_line * 100),
  )
})

test('an order that comes to more than the most is no order, whichever sum goes beyond', () => {
  const line = (price_minor: number) => ({
    quantity: 1,
    price_units: 1,
    price_minor,
    discount_bp: 0,
    tax_rate_bp: 1_000,
  })
  expect(orderTotals([line(mostTotal)], true)).toMatchObject({ total_minor: mostTotal })
  expect(() => orderTotals([line(mostTotal)], false)).toThrow(RangeError)
  expect(() => orderTotals([line(mostTotal / 2), line(mostTotal / 2), line(1)], true)).toThrow(RangeError)
  expect(() => orderTotals([line(Number.MAX_SAFE_INTEGER), line(Number.MAX_SAFE_INTEGER)], true)).toThrow(RangeError)
})
