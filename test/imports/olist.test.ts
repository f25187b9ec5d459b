import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { profileFor } from '../../shared/import/profiles.ts'
import { olistTables } from '../support/olistTables.ts'
import { openImportDesk } from './openImportDesk.ts'

test('Olist’s tables are recognised without those of payments and reviews, which are left anyway', () => {
  const read = Object.entries(olistTables).map(([file, [head = '']]) => ({
    file,
    sheet: '',
    columns: head.split(','),
    rows: [],
  }))
  expect(profileFor(read)).toBe('olist')
  expect(profileFor(read.slice(1))).toBe(null)
})

test('Olist’s tables by their public columns: a customer is one over all orders, pieces of one product are one line', async () => {
  const open = await openImportDesk()
  onTestFinished(() => open.close())
  const folder = join(open.folder, 'tables')
  mkdirSync(folder)
  for (const [name, lines] of Object.entries(olistTables)) writeFileSync(join(folder, name), `${lines.join('\n')}\n`)
  const state = await open.run({ profile: 'olist', folder })
  expect(state.counts?.rejected).toEqual([])
  expect(state.counts).toMatchObject({ customers: 2, products: 2, orders: 3, lines: 3 })
  const orders = await open.store.reader
    .selectFrom('sales_order')
    .select(['customer_reference', 'status', 'ordered_day', 'shipped_day', 'net_minor', 'currency'])
    .orderBy('customer_reference')
    .execute()
  expect(orders).toEqual([
    {
      customer_reference: 'o1',
      status: 'closed',
      ordered_day: '2017-10-02',
      shipped_day: '2017-10-04',
      net_minor: 5998,
      currency: 'BRL',
    },
    {
      customer_reference: 'o2',
      status: 'cancelled',
      ordered_day: '2018-07-24',
      shipped_day: null,
      net_minor: 11_870,
      currency: 'BRL',
    },
    {
      customer_reference: 'o3',
      status: 'confirmed',
      ordered_day: '2018-08-08',
      shipped_day: null,
      net_minor: 15_990,
      currency: 'BRL',
    },
  ])
})
