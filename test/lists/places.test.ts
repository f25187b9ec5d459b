import { expect, test } from 'vitest'
import { type ImportRow, imports } from '../../shared/lists/tables/imports.ts'
import type { TableName } from '../../shared/lists/tables/tables.ts'
import { tables } from '../../shared/lists/tables/tables.ts'
import { wordsIn } from '../../shared/words/catalogue.ts'

/** In rem, what a list has on a screen of 1366 × 768, the bars at its edges taken off: beside a card, under the settings, or alone. */
const places: Partial<Record<TableName, number>> = {
  requests: 44.8,
  audit: 57.75,
  containers: 57.75,
  depots: 57.75,
  holidays: 57.75,
  imports: 57.75,
  people: 57.75,
  rates: 57.75,
  reasons: 57.75,
  series: 57.75,
  taxes: 57.75,
}
const alone = 69

test('no list is wider than its place on a small screen while nobody asked for more columns', () => {
  for (const [name, { columns }] of Object.entries(tables)) {
    const shown = columns.filter(({ hidden, with: beside }) => !hidden && beside === undefined)
    const wide = shown.reduce((sum, { width = '10rem' }) => sum + Number.parseFloat(width), 0)
    const place = Object.entries(places).find(([of]) => of === name)?.[1] ?? alone
    expect(wide, name).toBeLessThanOrEqual(place)
  }
})

test('an import of people alone says how many, and what it brought none of is not named', () => {
  const brought = imports.columns.find(({ id }) => id === 'brought')
  const counts = { customers: 0, products: 0, prices: 0, people: 107, orders: 0, lines: 0, updated: 0, requested: 0 }
  const row: ImportRow = {
    batch: 'imports:oracle-hr:1',
    profile: 'oracle-hr',
    state: 'done',
    done: 107,
    total: 107,
    counts: { ...counts, rejected: [], rejectedTotal: 0, tables: [] },
    startedAt: 1,
    person: 'Mirlande',
  }
  expect(brought?.cell(row, wordsIn('ht'), 'ht')).toEqual({ kind: 'text', text: 'Moun 107' })
  expect(brought?.cell({ ...row, counts: null }, wordsIn('ht'), 'ht')).toEqual({ kind: 'empty' })
})
