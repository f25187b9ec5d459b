import fc from 'fast-check'
import { expect, test } from 'vitest'
import { withAgreedPrices } from '../../../shared/orders/agreedPrices.ts'
import {
  type Amendable,
  AmendmentChanges,
  belowGone,
  changesBetween,
  changesNothing,
} from '../../../shared/orders/amending.ts'
import { amendmentSentences } from '../../../shared/orders/amendmentText.ts'
import { orderTotals } from '../../../shared/orders/amounts.ts'
import type { LineForm } from '../../../shared/orders/contract.ts'
import type { Order, OrderLine } from '../../../shared/orders/order.ts'
import { forTotals, type QuoteFacts, quoted } from '../../../shared/orders/quoting.ts'
import { en } from '../../../shared/words/en.ts'
import { fr } from '../../../shared/words/fr.ts'
import { ht } from '../../../shared/words/ht.ts'
import { lineOf, orderOf } from '../../support/orderOf.ts'

const lines = fc.uniqueArray(fc.integer({ min: 1, max: 8 }), { maxLength: 6 }).chain(numbers =>
  fc.tuple(
    ...numbers.map(n =>
      fc.record({
        n: fc.constant(n),
        productId: fc.integer({ min: 1, max: 4 }),
        cases: fc.integer({ min: 1, max: 9 }),
      }),
    ),
  ),
)
const state = fc.record({ lines, requestedDay: fc.constantFrom('2026-11-18', '2026-11-19') }).map(
  (drawn): Amendable => ({
    requestedDay: drawn.requestedDay,
    totalMinor: drawn.lines.length,
    lines: drawn.lines.map(({ n, productId, cases }) => lineOf(n, { productId, quantity: cases * 24 })),
  }),
)

test('what was amended, laid upon what was confirmed, is what stands; and laid back it is what was confirmed', () => {
  const quantities = (order: Amendable) => new Map(order.lines.map(line => [line.n, [line.productId, line.quantity]]))
  fc.assert(
    fc.property(state, state, (before, after) => {
      const changes = AmendmentChanges.parse(JSON.parse(JSON.stringify(changesBetween(before, after))))
      const [forward, back] = [quantities(before), quantities(after)]
      for (const { n, before: was, after: is } of changes.lines) {
        if (is) forward.set(n, [is.productId, is.quantity])
        else forward.delete(n)
        if (was) back.set(n, [was.productId, was.quantity])
        else back.delete(n)
      }
      expect(forward).toEqual(quantities(after))
      expect(back).toEqual(quantities(before))
      expect(changes.day?.after ?? before.requestedDay).toBe(after.requestedDay)
      expect(changesNothing(changesBetween(before, before))).toBe(true)
    }),
  )
})

test('no line goes below what is loaded or delivered, and every other amendment passes', () => {
  fc.assert(
    fc.property(state, state, fc.integer({ min: 0, max: 9 }), (before, after, cases) => {
      const gone = new Map(before.lines.map(line => [line.n, Math.min(line.quantity, cases * 24)]))
      const refused = belowGone(changesBetween(before, after), gone)
      const expected = before.lines
        .filter(line => {
          const kept = after.lines.find(each => each.n === line.n && each.productId === line.productId)
          return (kept?.quantity ?? 0) < Math.min(line.quantity, cases * 24)
        })
        .map(line => line.n)
      expect(refused).toEqual(expected.toSorted((a, b) => a - b))
    }),
  )
})

/** A list where everything became dearer since the order was confirmed. */
const dearer: QuoteFacts = {
  buyer: { day: '2026-11-18', currency: 'HTG', customerClass: 'kiosk', zone: '', agreedListId: null },
  products: new Map([7, 8].map(id => [id, { caseUnits: 24, taxRateBp: 1000, active: true }])),
  lists: [],
  prices: new Map(),
  promotions: [],
  baseCurrency: 'HTG',
  rateE6: null,
  rateCurrency: null,
}
const formOf = (line: OrderLine, part: Partial<LineForm> = {}): LineForm => ({
  n: line.n,
  productId: line.productId,
  quantity: line.quantity,
  discountBp: line.discountBp,
  typedPrice: null,
  freeReasonId: line.freeReasonId,
  promotionId: line.promotionId,
  ...part,
})
const confirmed = (...of: OrderLine[]): Order => orderOf({ status: 'confirmed', lines: of })
const amended = (before: Order, form: LineForm[], day = before.requestedDay) =>
  withAgreedPrices({ before, day, lines: form }, quoted(form, dearer, before.lines.length))

test('a line that nobody touched costs what was confirmed, whatever the lists say now; one that was touched is priced anew', () => {
  const before = confirmed(lineOf(1), lineOf(2, { productId: 8 }))
  const [first, second] = before.lines
  if (!first || !second) throw new Error('two lines')
  const { lines: priced, ...quote } = amended(before, [formOf(first), formOf(second, { quantity: 240 })])
  expect(priced[0]).toMatchObject({ priceMinor: 115_000, amountMinor: 1_380_000, problem: null })
  expect(priced[1]).toMatchObject({ problem: 'no-price' })
  expect(quote).toMatchObject({ netMinor: 1_380_000, taxMinor: 138_000, totalMinor: 1_518_000 })
})

test('moved to another day everything is priced anew, except what an import brought', () => {
  const before = confirmed(lineOf(1), lineOf(2, { priceSource: 'imported' }))
  const moved = amended(
    before,
    before.lines.map(line => formOf(line)),
    '2026-11-20',
  )
  expect(moved.lines.map(line => line.problem)).toEqual(['no-price', null])
})

test('an amended order comes to what its lines come to, to the centime', () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ cases: fc.integer({ min: 1, max: 99 }), touched: fc.boolean() }), {
        minLength: 1,
        maxLength: 12,
      }),
      drawn => {
        const before = confirmed(...drawn.map(({ cases }, index) => lineOf(index + 1, { quantity: cases * 24 })))
        const form = before.lines.map((line, index) =>
          formOf(
            line,
            drawn[index]?.touched
              ? { quantity: line.quantity + 24, typedPrice: { priceMinor: 99_999, priceUnits: 24 } }
              : {},
          ),
        )
        const quote = amended(before, form)
        const totals = orderTotals(quote.lines.map(forTotals), false)
        expect([quote.netMinor, quote.taxMinor, quote.totalMinor]).toEqual([
          totals.net_minor,
          totals.tax_minor,
          totals.total_minor,
        ])
        expect(quote.tax.reduce((sum, rate) => sum + rate.taxMinor, 0)).toBe(quote.taxMinor)
      },
    ),
  )
})

test('each difference is a sentence, in three languages', () => {
  const before = {
    requestedDay: '2026-11-18',
    totalMinor: 100,
    lines: [lineOf(1), lineOf(2, { productId: 8 }), lineOf(4)],
  }
  const after = {
    requestedDay: '2026-11-19',
    totalMinor: 90,
    lines: [
      lineOf(1, { quantity: 240 }),
      lineOf(3, { productId: 9, quantity: 30 }),
      lineOf(4, { priceMinor: 120_000 }),
    ],
  }
  const said = (words: typeof en | typeof fr | typeof ht, language: 'en' | 'fr' | 'ht') =>
    amendmentSentences(changesBetween(before, after), {
      words: words.orders.amendment,
      language,
      product: id => `P${id}`,
      money: minor => `${minor}`,
      day: day => day.slice(8),
    })
  expect(said(en, 'en')).toEqual([
    'Day wanted: 19 instead of 18',
    'P7: 10c instead of 12c',
    'P8: 12c taken out',
    'P9: 1c 6b added',
    'P7: price 120000 instead of 115000',
    'Total: 90 instead of 100',
  ])
  expect(said(fr, 'fr')[2]).toBe('P8 : 12c retirés')
  expect(said(ht, 'ht')[3]).toBe('P9: 1c 6b anplis')
})
