import { expect, test } from 'vitest'
import { Mapping } from '../../../shared/import/mapping.ts'
import { recognised } from '../../../shared/imports/remembered.ts'

const mapping = Mapping.parse({
  version: 1,
  name: 'orders',
  tables: {
    heads: { file: 'orders-2025.xlsx', sheet: 'Kòmand' },
    below: { file: 'orders-2025.xlsx', sheet: 'Liy' },
    towns: { file: 'towns.csv' },
  },
  take: [
    {
      kind: 'orders',
      table: 'heads',
      joins: [{ table: 'towns', on: { town: 'id' } }],
      fields: { reference: 'no', note: { columns: ['remark', 'towns.name'] }, 'line.sku': 'what' },
      lines: { table: 'below', on: { no: 'order' } },
    },
  ],
})
const remembered = [{ id: '1', name: 'Kòmand Okap', mapping, rememberedAt: 1 }]
const heads = { file: 'orders-2026.xlsx', sheet: 'Kòmand', columns: ['no', 'town', 'remark', 'new column'] }
const below = { file: 'orders-2026.xlsx', sheet: 'Liy', columns: ['order', 'what'] }
const towns = { file: 'vil.csv', sheet: '', columns: ['id', 'name'] }

test('tables are recognised by the headings that are read, whatever the files are called, in any order', () => {
  const found = recognised(remembered, [towns, below, heads])
  expect(found).toMatchObject({ id: '1', name: 'Kòmand Okap', mapping: { name: 'Kòmand Okap' } })
  expect(found?.mapping.tables).toEqual({
    heads: { file: 'orders-2026.xlsx', sheet: 'Kòmand' },
    below: { file: 'orders-2026.xlsx', sheet: 'Liy' },
    towns: { file: 'vil.csv' },
  })
})

test('one heading less, or one table less, and nothing is recognised', () => {
  expect(recognised(remembered, [towns, below, { ...heads, columns: ['no', 'town'] }])).toBeNull()
  expect(recognised(remembered, [below, heads])).toBeNull()
  expect(recognised(remembered, [towns, heads, { ...below, columns: ['what'] }])).toBeNull()
})

test('one table cannot stand for two', () => {
  const both = { file: 'all.csv', sheet: '', columns: ['no', 'town', 'remark', 'order', 'what', 'id', 'name'] }
  expect(recognised(remembered, [both])).toBeNull()
})
