import { expect, test } from 'vitest'
import { nothingKnown } from '../../../shared/import/context.ts'
import { Mapping } from '../../../shared/import/mapping.ts'
import type { ImportTable } from '../../../shared/import/table.ts'
import { prepared } from '../../../shared/imports/prepared.ts'

const table = (file: string, columns: readonly string[], ...rows: readonly (readonly string[])[]): ImportTable => ({
  file,
  sheet: '',
  columns,
  rows,
})
const orders = table('orders.csv', ['no', 'who', 'day'], ['1', 'K1', '2026-03-01'], [], ['2', 'K9', 'soon'])
const lines = table('lines.csv', ['order', 'what', 'many'], ['1', 'COLA', '12'], ['2', 'COLA', '0'], ['1', 'COLA', '3'])
const mapping = Mapping.parse({
  version: 1,
  name: 'orders',
  tables: { heads: { file: 'orders.csv' }, below: { file: 'lines.csv' } },
  take: [
    {
      kind: 'orders',
      table: 'heads',
      fields: {
        reference: 'no',
        customer: 'who',
        orderedDay: 'day',
        'line.sku': 'what',
        'line.quantity': 'many',
        'line.price': { constant: '10' },
      },
      lines: { table: 'below', on: { no: 'order' } },
      missing: 'create',
    },
  ],
})
const wanted = { profile: null, mapping, corrections: [], leftOut: [] }
const context = { currency: 'HTG', known: nothingKnown } as const
const place = (file: string) => ({ file, sheet: '' })
const at = (of: Parameters<typeof prepared>[0]) => {
  const made = prepared(of, [orders, lines], context)
  if (!made) throw new Error('there is a mapping')
  return made
}

test('each table of an order is checked by itself, and a problem stands at its own row and column', () => {
  const { check, rows } = at(wanted)
  expect(
    check.tables.map(({ file, columns, rows: count }) => [file, columns.map(({ heading }) => heading), count]),
  ).toEqual([
    ['orders.csv', ['no', 'who', 'day'], 2],
    ['lines.csv', ['order', 'what', 'many'].slice(1), 3],
  ])
  const heads = rows(place('orders.csv'), { filter: 'problems', offset: 0, limit: 9 })
  expect(heads.rows.map(({ row, cells }) => [row, cells.map(({ problem }) => problem)])).toEqual([
    [3, [null, null, 'not-a-day']],
  ])
  const below = rows(place('lines.csv'), { filter: 'problems', offset: 0, limit: 9 })
  expect(below.rows.map(({ row, cells }) => [row, cells[1]?.problem])).toEqual([[2, 'not-a-quantity']])
})

test('a correction mends its row, and a row that is left out keeps what stands in it and its number', () => {
  const corrections = [
    { ...place('orders.csv'), row: 3, column: 'day', text: '2026-03-02' },
    { ...place('lines.csv'), row: 2, column: 'many', text: '6' },
  ]
  const mended = at({ ...wanted, corrections })
  expect([mended.check.counts.orders, mended.check.counts.lines, mended.check.refused]).toEqual([2, 3, 0])
  expect(mended.row(place('orders.csv'), 3)).toContainEqual({
    kind: 'orders',
    field: 'orderedDay',
    text: '2026-03-02',
    problem: null,
  })

  const without = at({ ...wanted, leftOut: [{ ...place('orders.csv'), row: 3 }] })
  const { rows } = without.rows(place('orders.csv'), { filter: 'out', offset: 0, limit: 9 })
  expect(rows).toMatchObject([{ row: 3, out: true, cells: [{ text: '2' }, { text: 'K9' }, { text: 'soon' }] }])
  expect(without.rows(place('orders.csv'), { filter: 'all', offset: 0, limit: 9 }).total).toBe(2)
})

test('the next place to mend lies behind this one, and behind the last one is the first', () => {
  const { nextProblem } = at(wanted)
  const next = (row: number, column: number) => nextProblem(place('orders.csv'), { filter: 'all', row, column })
  expect([next(0, 0), next(3, 2)]).toEqual([
    { index: 1, column: 2 },
    { index: 1, column: 2 },
  ])
  expect(
    at({ ...wanted, leftOut: [{ ...place('orders.csv'), row: 3 }] }).nextProblem(place('orders.csv'), {
      filter: 'all',
      row: 0,
      column: 0,
    }),
  ).toBeNull()
})

test('the same text in a column is found in every row, empty rows aside', () => {
  expect(at(wanted).same(place('lines.csv'), 1, 'what')).toEqual([1, 2, 3])
  expect(at(wanted).same(place('lines.csv'), 1, 'order')).toEqual([1, 3])
  expect(at(wanted).same(place('orders.csv'), 1, 'no such column')).toEqual([])
})

test('the first values of heads and lines are shown as they will be', () => {
  const samples = at(wanted).samples()
  expect(samples.find(({ field }) => field === 'orderedDay')?.values).toEqual([
    { text: '2026-03-01', problem: null },
    { text: 'soon', problem: 'not-a-day' },
  ])
  expect(samples.find(({ field }) => field === 'line.quantity')?.values.map(({ text }) => text)).toEqual([
    '12',
    '0',
    '3',
  ])
})

test('without a mapping and a ready-made reading there is nothing to look at', () => {
  expect(prepared({ ...wanted, mapping: null }, [orders], context)).toBeNull()
})
