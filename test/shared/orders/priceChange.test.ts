import { expect, test } from 'vitest'
import type { QuotedLine } from '../../../shared/orders/contract.ts'
import { compared } from '../../../shared/orders/priceChange.ts'

const line = (part: Partial<QuotedLine>): QuotedLine => ({
  n: 1,
  productId: 11,
  quantity: 24,
  caseUnits: 24,
  priceUnits: 24,
  priceMinor: 115_000,
  priceSource: 'general-list',
  discountBp: 0,
  taxRateBp: 1_000,
  amountMinor: 115_000,
  freeReasonId: null,
  promotionId: null,
  listName: 'General',
  listFrom: '2026-01-01',
  changed: null,
  problem: null,
  ...part,
})
const today = '2026-11-17'
const changed = (later: Partial<QuotedLine>, now: Partial<QuotedLine> = {}) =>
  compared([line(later)], [line(now)], today)[0]?.changed

test('nothing is said where the later day costs the same', () => {
  expect(changed({})).toBeNull()
  // The same price, quoted for the bottle instead of the case.
  expect(changed({ priceUnits: 1, priceMinor: 5_000 }, { priceUnits: 24, priceMinor: 120_000 })).toBeNull()
})

test('a list that begins in between gives its day and the price until then', () => {
  expect(changed({ priceMinor: 149_500, listFrom: '2026-11-18' })).toEqual({
    from: '2026-11-18',
    priceMinor: 115_000,
    priceUnits: 24,
    taxRateBp: null,
  })
})

test('a list that ends in between has no day of its own to give', () => {
  expect(changed({ priceMinor: 120_000 }, { priceMinor: 99_000, listFrom: '2026-11-01' })?.from).toBeNull()
})

test('a tax that changes is said beside the price, or alone', () => {
  expect(changed({ taxRateBp: 1_200 })).toEqual({ from: null, priceMinor: null, priceUnits: 24, taxRateBp: 1_000 })
})

test('a line that has no price on one of the days says nothing', () => {
  expect(changed({ priceMinor: 0, problem: 'no-price' })).toBeNull()
  expect(changed({}, { priceMinor: 0, problem: 'no-price' })).toBeNull()
})
