import { expect, test } from 'vitest'
import { arranged, choicesAmong } from '../../shared/lists/arranged.ts'
import { everyRow, type TableFilter } from '../../shared/lists/tableFilter.ts'
import type { PriceListRow } from '../../shared/lists/tables/priceLists.ts'
import { tables } from '../../shared/lists/tables/tables.ts'
import { en } from '../../shared/words/en.ts'
import { ht } from '../../shared/words/ht.ts'

const reading = { words: en, language: 'en', today: '2026-11-17', timeZone: 'America/Port-au-Prince' } as const

const list = (id: number, part: Partial<PriceListRow>): PriceListRow => ({
  id,
  code: `L${id}`,
  name: `List ${id}`,
  currency: 'HTG',
  customerClass: null,
  zone: null,
  validFrom: '2026-01-01',
  validTo: null,
  taxIncluded: false,
  items: 0,
  standing: 'now',
  ...part,
})

const rows = [
  list(1, { name: 'Cap-Haïtien', items: 10, validFrom: '2026-11-16' }),
  list(2, { name: 'Limbé', items: 9, customerClass: 'kiosk', standing: 'over', validTo: '2026-06-30' }),
  list(10, { name: 'Ayiti', items: 100, zone: 'Nò', standing: 'later', validFrom: '2026-12-01' }),
]
const table = tables['price-lists']

const ids = (part: Partial<TableFilter>, sort = 'code', descending = false): number[] =>
  arranged(table, rows, { filter: { ...everyRow, ...part }, sort, descending }, reading).map(({ id }) => id)

test('a table is found by any words of any column, accents aside', () => {
  expect(ids({ search: 'HAITIEN' })).toEqual([1])
  expect(ids({ search: 'htg limbe' })).toEqual([2])
  expect(ids({ search: 'kiosk' })).toEqual([2])
  expect(ids({ search: 'nobody' })).toEqual([])
})

test('a table is narrowed by values and by days, all at once', () => {
  expect(ids({ chosen: { standing: ['now', 'later'] } })).toEqual([1, 10])
  expect(ids({ chosen: { standing: ['now', 'later'], zone: ['Nò'] } })).toEqual([10])
  expect(ids({ from: { from: '-1' } })).toEqual([1, 10])
  expect(ids({ from: { from: '-1' }, to: { from: '+0' } })).toEqual([1])
  expect(ids({ chosen: { column: ['that is gone'] }, to: { 'not-there': '+0' } })).toEqual([1, 2, 10])
})

test('numbers sort by their worth, codes by the number in them, and what is empty stands last either way', () => {
  expect(ids({}, 'items')).toEqual([2, 1, 10])
  expect(ids({}, 'code', true)).toEqual([10, 2, 1])
  expect(ids({}, 'name')).toEqual([10, 1, 2])
  expect(ids({}, 'to')[0]).toBe(2)
  expect(ids({}, 'to', true)[0]).toBe(2)
  expect(ids({}, 'a column that is gone', false)).toEqual([10, 1, 2])
})

test('what a column can be narrowed to is what stands in it, in the reader’s words', () => {
  expect(choicesAmong(table, rows, reading).standing).toEqual([
    { value: 'now', label: 'counts now' },
    { value: 'later', label: 'later' },
    { value: 'over', label: 'over' },
  ])
  expect(choicesAmong(table, rows, { ...reading, words: ht, language: 'ht' }).class).toEqual([
    { value: 'kiosk', label: ht.customers.customerClass.kiosk },
    { value: 'everybody', label: ht.priceLists.everybody },
  ])
})

test('every table sorts by a column that it has, and no two of its columns have one name', () => {
  for (const { columns, sort } of Object.values(tables)) {
    expect(new Set(columns.map(column => column.id)).size).toBe(columns.length)
    expect(columns.find(column => column.id === sort.id)).toMatchObject({ id: sort.id })
    expect(columns.some(column => column.fixed === true)).toBe(true)
  }
})
