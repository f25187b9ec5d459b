import { expect, test } from 'vitest'
import type { LineForm } from '../../../shared/orders/contract.ts'
import type { ListedPrice } from '../../../shared/orders/pricing.ts'
import { type QuoteFacts, quoted, rateFor } from '../../../shared/orders/quoting.ts'

const malta = 11
const cola = 12

const listed = (part: Partial<ListedPrice>): ListedPrice => ({
  priceListId: 1,
  listCode: 'GEN',
  listName: 'General',
  currency: 'HTG',
  customerClass: null,
  zone: null,
  validFrom: '2026-01-01',
  validTo: null,
  taxIncluded: false,
  priceUnits: 24,
  priceMinor: 115_000,
  fromQuantity: 1,
  ...part,
})

const facts: QuoteFacts = {
  buyer: { day: '2026-11-17', currency: 'HTG', customerClass: 'kiosk', zone: '', agreedListId: null },
  products: new Map([
    [malta, { caseUnits: 24, taxRateBp: 1_000, active: true }],
    [cola, { caseUnits: 24, taxRateBp: 0, active: true }],
  ]),
  lists: [listed({})],
  prices: new Map([[malta, [listed({})]]]),
  promotions: [
    {
      promotionId: 7,
      name: '10 + 1',
      productId: malta,
      buyQuantity: 240,
      freeQuantity: 24,
      validFrom: '2026-11-01',
      validTo: '2026-11-30',
    },
  ],
  baseCurrency: 'HTG',
  rateE6: 131_500_000,
  rateCurrency: 'USD',
}

const line = (part: Partial<LineForm>): LineForm => ({
  n: 0,
  productId: malta,
  quantity: 288,
  discountBp: 0,
  typedPrice: null,
  freeReasonId: null,
  promotionId: null,
  ...part,
})

test('twelve cases at 1 150,00 come to 13 800,00 with 10 % tax on top and the total in dollars', () => {
  const quote = quoted([line({})], facts, 0)
  expect(quote).toMatchObject({
    netMinor: 1_380_000,
    tax: [{ rateBp: 1_000, taxMinor: 138_000 }],
    totalMinor: 1_518_000,
    otherTotal: { currency: 'USD', minor: 11_544 },
    priceListId: 1,
  })
  expect(quote.lines[0]).toMatchObject({ n: 1, priceSource: 'general-list', listName: 'General', problem: null })
})

test('a product without a price is named and costs nothing until a price is typed', () => {
  expect(quoted([line({ productId: cola })], facts, 0).lines[0]).toMatchObject({ problem: 'no-price', amountMinor: 0 })
  const typed = quoted(
    [line({ productId: cola, typedPrice: { priceMinor: 5_000, priceUnits: 1 }, quantity: 3 })],
    facts,
    0,
  )
  expect(typed.lines[0]).toMatchObject({ problem: null, priceSource: 'typed', amountMinor: 15_000, listName: '' })
})

test('a free line costs nothing whatever was typed beside it', () => {
  const free = line({ freeReasonId: 9, discountBp: 500, typedPrice: { priceMinor: 5_000, priceUnits: 1 } })
  expect(quoted([free], facts, 0).lines[0]).toMatchObject({
    priceSource: 'free',
    priceMinor: 0,
    discountBp: 0,
    amountMinor: 0,
  })
})

test('ten cases earn one free, which is offered until it stands on the order', () => {
  expect(quoted([line({ quantity: 240 })], facts, 0).offers).toEqual([
    { promotionId: 7, name: '10 + 1', productId: malta, quantity: 24, freeReasonId: null },
  ])
  const taken = quoted([line({ quantity: 240 }), line({ quantity: 24, promotionId: 7 })], facts, 0)
  expect(taken.offers).toEqual([])
  expect(taken.lines.map(one => one.problem)).toEqual([null, null])
})

test('free goods beyond what was bought are not given, nor for another product', () => {
  const tooMany = quoted([line({ quantity: 239 }), line({ quantity: 24, promotionId: 7 })], facts, 0)
  expect(tooMany.lines[1]?.problem).toBe('not-earned')
  const twice = quoted(
    [line({ quantity: 240 }), line({ quantity: 24, promotionId: 7 }), line({ quantity: 1, promotionId: 7 })],
    facts,
    0,
  )
  expect(twice.lines.map(one => one.problem)).toEqual([null, null, 'not-earned'])
  const other = quoted([line({ quantity: 240 }), line({ productId: cola, quantity: 24, promotionId: 7 })], facts, 0)
  expect(other.lines[1]?.problem).toBe('not-earned')
})

test('a product that is no longer sold may stay on an order but not come onto one', () => {
  const gone: QuoteFacts = {
    ...facts,
    products: new Map([[malta, { caseUnits: 24, taxRateBp: 1_000, active: false }]]),
  }
  expect(quoted([line({})], gone, 0).lines[0]?.problem).toBe('inactive-product')
  expect(quoted([line({ n: 3 })], gone, 3).lines[0]?.problem).toBeNull()
})

test('new lines are numbered after the last one that the order ever had', () => {
  expect(quoted([line({ n: 2 }), line({}), line({})], facts, 5).lines.map(one => one.n)).toEqual([2, 6, 7])
})

test('a line from a list of the other kind is brought to the order’s way of prices', () => {
  const mixed: QuoteFacts = {
    ...facts,
    buyer: { ...facts.buyer, agreedListId: 2 },
    lists: [listed({}), listed({ priceListId: 2, taxIncluded: true })],
  }
  const quote = quoted([line({ quantity: 24 })], mixed, 0)
  expect(quote).toMatchObject({ taxIncluded: true, priceListId: 2, totalMinor: 126_500, taxMinor: 11_500 })
})

test('the rate is the latest of the day: of the order’s currency, or of the second one for an order in the base', () => {
  const company = { baseCurrency: 'HTG', secondCurrency: 'USD' } as const
  const rates = [
    { id: 1, currency: 'USD', rateE6: 130_000_000, validFrom: '2026-11-01' },
    { id: 2, currency: 'USD', rateE6: 131_500_000, validFrom: '2026-11-17' },
    { id: 3, currency: 'USD', rateE6: 133_000_000, validFrom: '2026-11-18' },
    { id: 4, currency: 'EUR', rateE6: 140_000_000, validFrom: '2026-01-01' },
  ] as const
  expect(rateFor('HTG', company, rates, '2026-11-17')).toEqual({ rateE6: 131_500_000, rateCurrency: 'USD' })
  expect(rateFor('USD', company, rates, '2026-11-16')).toEqual({ rateE6: 130_000_000, rateCurrency: 'USD' })
  expect(rateFor('EUR', company, rates, '2026-11-17')).toEqual({ rateE6: 140_000_000, rateCurrency: 'EUR' })
  expect(rateFor('CAD', company, rates, '2026-11-17')).toEqual({ rateE6: null, rateCurrency: null })
})
