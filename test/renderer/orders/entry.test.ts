import { expect, test } from 'vitest'
import { type Entry, emptyEntry, lineOf, withLine } from '../../../renderer/features/orders/entry/entry.ts'
import { createEntryStore } from '../../../renderer/features/orders/entry/entryStore.ts'
import { toForm } from '../../../renderer/features/orders/entry/toForm.ts'

const malta = { id: 11, sku: 'MAL-24', names: { en: 'Malt drink', fr: 'Malta', ht: 'Malta' }, caseUnits: 24, units: [] }
const beer = { id: 12, sku: 'BYE-24', names: { en: 'Beer', fr: 'Bière', ht: 'Byè' }, caseUnits: 24, units: [] }
const usual = { today: '2026-11-17', day: '2026-11-19', currency: 'HTG' } as const
const customer = { id: 5, code: 'C-5', name: 'Depo Bon Pri', city: 'Limbé' }

const withTwoLines = () => {
  const store = createEntryStore({ ...emptyEntry, customer })
  store.getState().add([lineOf(malta, 288), lineOf(beer, 486)])
  return store
}

test('a blank line always waits below the last one', () => {
  const { entry } = withTwoLines().getState()
  expect(entry.lines.map(line => line.code)).toEqual(['MAL-24', 'BYE-24', ''])
  const typed = withLine(entry, entry.lines[2]?.key ?? 0, { code: 'k' })
  expect(typed.lines.map(line => line.code)).toEqual(['MAL-24', 'BYE-24', 'k', ''])
  expect(entry.lines.at(-1)?.key).toBe(emptyEntry.lines[0]?.key)
})

test('Enter goes from the code to the quantity and from the quantity to the next code', () => {
  const store = withTwoLines()
  const [first, second] = store.getState().entry.lines
  if (!first || !second) throw new Error('no lines')
  store.getState().move({ key: first.key, column: 'code' }, 'next')
  expect(store.getState().wanted).toEqual({ key: first.key, column: 'quantity' })
  store.getState().move({ key: first.key, column: 'quantity' }, 'next')
  expect(store.getState().wanted).toEqual({ key: second.key, column: 'code' })
})

test('arrows keep the column, and a blank row takes them at its code', () => {
  const store = withTwoLines()
  const [first, second, blank] = store.getState().entry.lines
  if (!first || !second || !blank) throw new Error('no lines')
  store.getState().move({ key: first.key, column: 'price' }, 'down')
  expect(store.getState().wanted).toEqual({ key: second.key, column: 'price' })
  store.getState().move({ key: second.key, column: 'price' }, 'down')
  expect(store.getState().wanted).toEqual({ key: blank.key, column: 'code' })
  expect(store.getState().move({ key: first.key, column: 'code' }, 'up')).toBe(false)
})

test('a line taken away comes back where it stood', () => {
  const store = withTwoLines()
  const before = store.getState().entry
  store.getState().remove(before.lines[0]?.key ?? 0)
  expect(store.getState().entry.lines.map(line => line.code)).toEqual(['BYE-24', ''])
  store.getState().bringBack()
  expect(store.getState().entry).toEqual(before)
})

test('a product that is found late does not overwrite what was typed since', () => {
  const store = createEntryStore(emptyEntry)
  const key = store.getState().entry.lines[0]?.key ?? 0
  store.getState().changeLine(key, { code: 'mal' })
  store.getState().changeLine(key, { code: 'bye' })
  store.getState().found(key, 'mal', malta)
  expect(store.getState().entry.lines[0]?.product).toBeNull()
  store.getState().found(key, 'bye', beer)
  expect(store.getState().entry.lines[0]).toMatchObject({ code: 'BYE-24', product: { id: 12 }, priceUnits: 24 })
})

test('what is typed becomes base units, minor units and hundredths of a percent', () => {
  const { entry } = withTwoLines().getState()
  const key = entry.lines[0]?.key ?? 0
  const typed = withLine(entry, key, { quantity: '12c 6b', price: '1 150,50', priceUnits: 24, discount: '2,5' })
  const { form, keys, issues } = toForm(typed, usual)
  expect(issues).toEqual([])
  expect(keys).toEqual(entry.lines.slice(0, 2).map(line => line.key))
  expect(form).toMatchObject({ customerId: 5, requestedDay: '2026-11-19', currency: 'HTG' })
  expect(form?.lines[0]).toEqual({
    n: 0,
    productId: 11,
    quantity: 294,
    discountBp: 250,
    typedPrice: { priceMinor: 115_050, priceUnits: 24 },
    freeReasonId: null,
    promotionId: null,
  })
})

test.each<[string, Partial<Entry['lines'][number]>, object]>([
  ['no quantity', { quantity: '' }, { column: 'quantity', problem: 'required' }],
  ['a quantity of nonsense', { quantity: 'dis' }, { column: 'quantity', problem: 'not-a-quantity' }],
  ['a product that nobody knows', { product: null, code: 'zzz' }, { column: 'code', problem: 'unknown' }],
  ['a price of nonsense', { price: 'chè' }, { column: 'price', problem: 'not-an-amount' }],
  ['a discount of more than everything', { discount: '101' }, { column: 'discount', problem: 'not-a-number' }],
])('%s is named at its field and kept out of the quote', (_, change, issue) => {
  const { entry } = withTwoLines().getState()
  const [first, second] = entry.lines.map(line => line.key)
  const formed = toForm(withLine(entry, first ?? 0, change), usual)
  expect(formed.issues).toEqual([{ at: 'line', key: first, ...issue }])
  expect(formed.keys).toEqual([second])
})

test('an order without a customer, or for a day that is past or no day, is not complete', () => {
  expect(toForm(emptyEntry, usual).issues).toContainEqual({ at: 'customer', problem: 'required' })
  expect(toForm({ ...emptyEntry, customerText: 'bon' }, usual).issues).toContainEqual({
    at: 'customer',
    problem: 'unknown',
  })
  expect(toForm({ ...emptyEntry, customer, day: '16/11' }, usual).issues).toContainEqual({
    at: 'day',
    problem: 'day-in-the-past',
  })
  expect(toForm({ ...emptyEntry, customer, day: 'xx' }, usual).issues).toContainEqual({
    at: 'day',
    problem: 'not-a-day',
  })
  expect(toForm({ ...emptyEntry, customer, day: 'jedi' }, usual).form?.requestedDay).toBe('2026-11-19')
})

test('a free line costs nothing to type: neither price nor discount goes with it', () => {
  const { entry } = withTwoLines().getState()
  const free = withLine(entry, entry.lines[0]?.key ?? 0, {
    free: { reasonId: 3, promotionId: null },
    price: '5',
    discount: '5',
  })
  expect(toForm(free, usual).form?.lines[0]).toMatchObject({ freeReasonId: 3, typedPrice: null, discountBp: 0 })
})

test('a price typed in gourdes is not the same number of dollars: the list is asked again', () => {
  const store = withTwoLines()
  const [first] = store.getState().entry.lines
  store.getState().changeLine(first?.key ?? 0, { price: '1000' })
  store.getState().changeCurrency('USD')
  const { form } = toForm(store.getState().entry, usual)
  expect(form).toMatchObject({ currency: 'USD', lines: [{ productId: 11, typedPrice: null }, { productId: 12 }] })
})
