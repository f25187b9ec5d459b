import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  type ListedPrice,
  leadingList,
  type PriceQuestion,
  priceAs,
  resolvePrice,
} from '../../../shared/orders/pricing.ts'

const price = (part: Partial<ListedPrice>): ListedPrice => ({
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

const question: PriceQuestion = {
  day: '2026-11-17',
  currency: 'HTG',
  customerClass: 'kiosk',
  zone: 'Limbé',
  agreedListId: null,
  quantity: 48,
  caseUnits: 24,
}

test('the list agreed with the customer goes before one for the class, that before a general one', () => {
  const general = price({ priceListId: 1, priceMinor: 100 })
  const forClass = price({ priceListId: 2, customerClass: 'kiosk', priceMinor: 90 })
  const agreed = price({ priceListId: 3, customerClass: 'hotel', priceMinor: 95 })
  const all = [general, forClass, agreed]
  expect(resolvePrice(all, { ...question, agreedListId: 3 })).toEqual({ source: 'customer-list', price: agreed })
  expect(resolvePrice(all, question)).toEqual({ source: 'class-list', price: forClass })
  expect(resolvePrice([general], question)).toEqual({ source: 'general-list', price: general })
  expect(resolvePrice([], question)).toBeNull()
})

test('an agreed list without a price for the product is passed over', () => {
  expect(resolvePrice([price({ priceListId: 1 })], { ...question, agreedListId: 3 })?.source).toBe('general-list')
})

test('a list of the day before, of tomorrow or in other money never counts', () => {
  expect(resolvePrice([price({ validTo: '2026-11-16' })], question)).toBeNull()
  expect(resolvePrice([price({ validFrom: '2026-11-18' })], question)).toBeNull()
  expect(resolvePrice([price({ currency: 'USD' })], question)).toBeNull()
  expect(resolvePrice([price({ validFrom: '2026-11-17', validTo: '2026-11-17' })], question)).not.toBeNull()
})

test('whole cases go by the case price and anything else by the unit price', () => {
  const byCase = price({ priceUnits: 24, priceMinor: 100_000 })
  const byUnit = price({ priceUnits: 1, priceMinor: 4_500 })
  expect(resolvePrice([byUnit, byCase], { ...question, quantity: 48 })?.price).toBe(byCase)
  expect(resolvePrice([byUnit, byCase], { ...question, quantity: 50 })?.price).toBe(byUnit)
  expect(resolvePrice([byCase], { ...question, quantity: 50 })?.price).toBe(byCase)
})

test('the largest quantity step that the line reaches counts', () => {
  const steps = [1, 240, 480].map(fromQuantity => price({ fromQuantity, priceMinor: 1_000 - fromQuantity }))
  expect(resolvePrice(steps, { ...question, quantity: 479 })?.price.fromQuantity).toBe(240)
  expect(resolvePrice(steps, { ...question, quantity: 480 })?.price.fromQuantity).toBe(480)
  expect(resolvePrice(steps.slice(1), { ...question, quantity: 24 })).toBeNull()
})

test('a quantity step of an older list does not beat the list that began last', () => {
  const old = price({ priceListId: 1, validFrom: '2025-01-01', fromQuantity: 24 })
  const recent = price({ priceListId: 2, validFrom: '2026-06-01', fromQuantity: 1 })
  expect(resolvePrice([old, recent], question)?.price).toBe(recent)
})

test('a price in the order’s own way: tax put on or taken out, rounded half up', () => {
  expect(priceAs(false, price({ taxIncluded: true, priceMinor: 1_100 }), 1_000)).toBe(1_000)
  expect(priceAs(true, price({ taxIncluded: false, priceMinor: 1_005 }), 1_000)).toBe(1_106)
  expect(priceAs(true, price({ taxIncluded: true, priceMinor: 1_005 }), 1_000)).toBe(1_005)
})

test('the leading list is the first that counts for the buyer, whatever it prices', () => {
  const lists = [
    price({ priceListId: 1 }),
    price({ priceListId: 2, zone: 'Limbé' }),
    price({ priceListId: 3, zone: 'Milot' }),
  ]
  expect(leadingList(lists, question)?.priceListId).toBe(2)
  expect(leadingList(lists, { ...question, agreedListId: 3 })?.priceListId).toBe(3)
  expect(leadingList(lists, { ...question, currency: 'USD' })).toBeNull()
})

const days = ['2026-11-15', '2026-11-16', '2026-11-17', '2026-11-18'] as const
const anyPrice = fc.record({
  priceListId: fc.integer({ min: 1, max: 6 }),
  listCode: fc.constant('L'),
  listName: fc.constant('L'),
  currency: fc.constantFrom('HTG' as const, 'USD' as const),
  customerClass: fc.constantFrom(null, 'kiosk', 'hotel'),
  zone: fc.constantFrom(null, 'Limbé', 'Milot'),
  validFrom: fc.constantFrom(...days),
  validTo: fc.constantFrom(null, ...days),
  taxIncluded: fc.boolean(),
  priceUnits: fc.constantFrom(1, 24),
  priceMinor: fc.integer({ min: 0, max: 5 }),
  fromQuantity: fc.constantFrom(1, 24, 48, 100),
})

/** The rule said in another way: take one candidate after another away by asking, for each pair, which of the two goes first. */
function bySlowReading(prices: readonly ListedPrice[], asked: PriceQuestion): ListedPrice | null {
  const score = (one: ListedPrice): (number | string)[] => [
    one.priceListId === asked.agreedListId
      ? 9
      : one.customerClass !== null && one.zone !== null
        ? 4
        : one.customerClass !== null
          ? 3
          : one.zone !== null
            ? 2
            : 1,
    one.validFrom,
    one.priceListId,
    (asked.quantity % asked.caseUnits === 0) === one.priceUnits > 1 ? 1 : 0,
    one.fromQuantity,
    -one.priceUnits,
    -one.priceMinor,
  ]
  let best: ListedPrice | null = null
  for (const one of prices) {
    if (one.currency !== asked.currency || one.fromQuantity > asked.quantity) continue
    if (asked.day < one.validFrom || (one.validTo !== null && asked.day > one.validTo)) continue
    const agreed = one.priceListId === asked.agreedListId
    if (!agreed && one.customerClass !== null && one.customerClass !== asked.customerClass) continue
    if (!agreed && one.zone !== null && one.zone !== asked.zone) continue
    if (best === null) best = one
    else {
      const [ours, theirs] = [score(one), score(best)]
      const at = ours.findIndex((value, index) => value !== theirs[index])
      const [our, their] = [ours[at], theirs[at]]
      if (our !== undefined && their !== undefined && our > their) best = one
    }
  }
  return best
}

test('the resolved price agrees with a slow reading of the rule', () => {
  fc.assert(
    fc.property(
      fc.array(anyPrice, { maxLength: 12 }),
      fc.constantFrom(null, 1, 3),
      fc.constantFrom(6, 24, 48, 50, 120),
      (prices, agreedListId, quantity) => {
        const asked = { ...question, agreedListId, quantity }
        const found = resolvePrice(prices, asked)?.price ?? null
        expect(found && priced(found)).toEqual(asNothing(bySlowReading(prices, asked)))
      },
    ),
    { numRuns: 2_000 },
  )
})

const priced = (one: ListedPrice) => [one.priceListId, one.validFrom, one.priceUnits, one.fromQuantity, one.priceMinor]
const asNothing = (one: ListedPrice | null) => one && priced(one)
