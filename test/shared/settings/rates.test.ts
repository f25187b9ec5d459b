import { expect, test } from 'vitest'
import { rateJump } from '../../../shared/settings/rateJump.ts'
import { taxChangeIssues } from '../../../shared/settings/rules.ts'
import { taxRateOn } from '../../../shared/settings/taxRate.ts'

const rate = (id: number | null, rateE6: number, validFrom: string, currency: 'USD' | 'EUR' = 'USD') => ({
  id,
  currency,
  rateE6,
  validFrom,
})

test('a rate more than a fifth away from the one before is odd, up or down; a comma in the wrong place always is', () => {
  const known = [rate(1, 131_500_000, '2026-11-01'), rate(2, 150_000_000, '2026-11-01', 'EUR')]
  expect(rateJump(rate(null, 157_800_000, '2026-11-10'), known)).toBeNull()
  expect(rateJump(rate(null, 157_900_000, '2026-11-10'), known)).toMatchObject({ before: { id: 1 }, changeBp: 2_008 })
  expect(rateJump(rate(null, 13_150_000, '2026-11-10'), known)?.changeBp).toBe(-9_000)
})

test('a rate is compared with the one before its own day, and never with itself', () => {
  const known = [rate(1, 100_000_000, '2026-01-01'), rate(2, 200_000_000, '2026-06-01')]
  expect(rateJump(rate(2, 110_000_000, '2026-06-01'), known)).toBeNull()
  expect(rateJump(rate(null, 105_000_000, '2026-03-01'), known)).toBeNull()
  expect(rateJump(rate(null, 100_000_000, '2025-12-31'), known)).toBeNull()
})

test('a tax counts at the rate that began last, before the first change at its own', () => {
  const tax = {
    rateBp: 1_000,
    changes: [
      { validFrom: '2027-01-01', rateBp: 1_500 },
      { validFrom: '2026-11-18', rateBp: 1_200 },
    ],
  }
  expect(['2026-11-17', '2026-11-18', '2026-12-31', '2027-01-01'].map(day => taxRateOn(day, tax))).toEqual([
    1_000, 1_200, 1_200, 1_500,
  ])
})

test('a tax has one rate a day', () => {
  const others = [{ n: 1, validFrom: '2027-01-01', rateBp: 1_500 }]
  expect(taxChangeIssues({ n: 0, validFrom: '2027-01-01' }, others)).toEqual([
    { field: 'validFrom', problem: 'already-used' },
  ])
  expect(taxChangeIssues({ n: 1, validFrom: '2027-01-01' }, others)).toEqual([])
})
