import { expect, test } from 'vitest'
import { addDays } from '../../../shared/kernel/day.ts'
import { sampleNames } from '../../../shared/sample/sampleName.ts'
import { startingReasons } from '../../../shared/settings/startingReasons.ts'
import { drawn, rowsOf } from '../../support/drawnSample.ts'

/** What was planted in Bwason Lakay, found again in nothing but its rows. */
const today = '2026-11-17'
const haiti = drawn('haiti')
const orders = rowsOf(haiti, 'sales_order')
const lines = Map.groupBy(rowsOf(haiti, 'order_line'), line => line.id)
const depotOf = new Map(rowsOf(haiti, 'depot').map(depot => [depot.code, depot.id]))
const reasons = new Map(rowsOf(haiti, 'reason_code').map(reason => [reason.id, `${reason.kind}/${reason.code}`]))
const ketlie = rowsOf(haiti, 'person').find(one => one.login === 'ketlie')?.id
const maltDrink = rowsOf(haiti, 'product').find(one => one.sku === 'MAL-33')?.id
const between = (from: number, to: number) => (order: { ordered_day: string }) =>
  order.ordered_day >= addDays(today, -from) && order.ordered_day <= addDays(today, -to)
const share = (of: readonly unknown[], all: readonly unknown[]): number => of.length / Math.max(1, all.length)

test('the week of the closed road at Gonaïves stands out: cancelled, held and late', () => {
  const gonaives = orders.filter(order => order.depot_id === depotOf.get('GON'))
  const week = gonaives.filter(between(64, 58))
  const before = gonaives.filter(between(118, 70))
  expect(week.length).toBeGreaterThan(8)
  const lost = (of: typeof orders) =>
    of.filter(({ status, shipped_day, requested_day }) => status === 'cancelled' || (shipped_day ?? '') > requested_day)
  expect(share(lost(week), week)).toBeGreaterThan(share(lost(before), before) + 0.22)
  const notes = new Set(
    week.flatMap(order => [order.note, order.reason_note]).filter(note => /wout|baraj|fèmen/i.test(note)),
  )
  expect(notes.size).toBeGreaterThan(1)
})

test('malt drink was short for two weeks, and only then were its orders cancelled for want of stock', () => {
  const malt = orders.filter(order => lines.get(order.id)?.some(line => line.product_id === maltDrink))
  const lacking = malt.filter(({ reason_id }) => reasons.get(reason_id ?? 0) === 'cancel/STOCK')
  expect(lacking.length).toBeGreaterThan(4)
  expect(lacking.filter(order => !between(44, 31)(order))).toEqual([])
})

test('one of the order desk mixes up cases and bottles, nobody else does', () => {
  const mixedUp = orders.filter(order => /boutèy mele/.test(order.reason_note))
  expect(mixedUp.length).toBeGreaterThan(8)
  expect(new Set(mixedUp.map(order => order.entered_by))).toEqual(new Set([ketlie]))
  expect(new Set(mixedUp.map(order => reasons.get(order.reason_id ?? 0)))).toEqual(new Set(['cancel/ERROR']))
  for (const wrong of mixedUp) {
    const right = orders.find(
      order =>
        order.customer_id === wrong.customer_id && order.ordered_day === wrong.ordered_day && order.id > wrong.id,
    )
    const units = (id: number | undefined): number =>
      (lines.get(id ?? 0) ?? []).reduce((sum, line) => sum + line.quantity, 0)
    expect(units(right?.id)).toBeGreaterThan(units(wrong.id))
  }
})

test('a supermarket over its limit is on hold with its order; an export waits for its papers', () => {
  const customer = rowsOf(haiti, 'customer').find(one => one.name === 'Supermarché La Plénitude')
  expect(rowsOf(haiti, 'customer_terms').find(terms => terms.customer_id === customer?.id)).toMatchObject({ hold: 1 })
  const held = orders.filter(order => order.status === 'on-hold')
  expect(held.some(order => order.customer_id === customer?.id && order.hold_kind === 'credit')).toBe(true)
  expect(held.some(order => order.currency === 'USD' && /96 cartons/.test(order.reason_note))).toBe(true)
})

test('prices went up five weeks ago, and the next ones are announced', () => {
  const lists = rowsOf(haiti, 'price_list')
  const general = lists
    .filter(list => list.customer_class === null && list.zone === null)
    .toSorted((a, b) => (a.valid_from < b.valid_from ? -1 : 1))
  const malt = general.map(
    list =>
      rowsOf(haiti, 'price_item').find(
        item => item.id === list.id && item.product_id === maltDrink && item.price_units === 24,
      )?.price_minor ?? 0,
  )
  expect(general.map(list => list.valid_from <= today && (list.valid_to === null || today <= list.valid_to))).toEqual([
    false,
    true,
    false,
  ])
  expect(malt).toEqual(malt.toSorted((a, b) => a - b))
  expect(new Set(malt).size).toBe(3)
})

test('every text that three languages have is filled in three languages', () => {
  for (const name of ['haiti', 'pune'] as const) {
    const sample = drawn(name)
    const named = [
      ...rowsOf(sample, 'product'),
      ...rowsOf(sample, 'tax_class'),
      ...rowsOf(sample, 'container'),
      ...rowsOf(sample, 'holiday'),
    ]
    for (const { name_en, name_fr, name_ht } of named)
      expect([name_en, name_fr, name_ht].every(text => text.trim() !== '')).toBe(true)
    expect(rowsOf(sample, 'reason_code')).toHaveLength(startingReasons.length)
  }
  const foreign = rowsOf(haiti, 'product').filter(one => one.name_ht === one.name_en)
  expect(foreign).toEqual([])
})

test('every depot has goods of its own: counted last week, one product of each run out, nothing below nothing', () => {
  for (const name of sampleNames) {
    const sample = drawn(name)
    const sums = new Map<string, number>()
    for (const { depot_id, product_id, from_place, to_place, quantity } of rowsOf(sample, 'stock_move')) {
      const item = `${depot_id}/${product_id}`
      const added = (to_place === 'depot' ? quantity : 0) - (from_place === 'depot' ? quantity : 0)
      sums.set(item, (sums.get(item) ?? 0) + added)
    }
    const depots = rowsOf(sample, 'depot').length
    expect(sums.size).toBe(depots * rowsOf(sample, 'product').length)
    expect([...sums.values()].filter(units => units === 0)).toHaveLength(depots)
    expect(Math.min(...sums.values())).toBe(0)
  }
})
