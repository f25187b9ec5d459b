import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { beginCompany } from '../../db/beginning.ts'
import { listBatches } from '../../db/importBatch.ts'
import { openStore, type Store } from '../../db/open.ts'
import type { ImportDesk } from '../../electron/workers/importDesk.ts'
import { runImport } from '../../electron/workers/importRun.ts'
import { takeBack, undoBlockedBy } from '../../electron/workers/importUndo.ts'

const northwind = resolve(import.meta.dirname, '../../../shared/data/orders/northwind/csv')
const now = (): number => Date.UTC(2026, 10, 17, 14, 30)
const person = 1

let folder: string
let store: Store
let desk: ImportDesk

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'konvwa-import-'))
  store = openStore({ file: join(folder, 'data', 'konvwa.db'), now })
  const depotId = await store.write({ person, why: 'setup.workAlone', right: 'people.edit' }, tx =>
    beginCompany(tx, {
      company: 'Bwason Lakay',
      baseCurrency: 'HTG',
      secondCurrency: 'USD',
      rateE6: 131_500_000,
      fiscalStartMonth: 10,
      depotCode: 'CAP',
      depotName: 'Cap-Haïtien',
      timeZone: 'America/Port-au-Prince',
      language: 'ht',
      day: '2026-11-17',
      computer: 'test',
      lane: 'Z1',
    }),
  )
  const rate = { validFrom: '1990-01-01', rateE6: 131_500_000, currency: 'USD' } as const
  desk = {
    store,
    person,
    mayEditReference: true,
    depot: { id: depotId, timeZone: 'America/Port-au-Prince' },
    mayEditPeople: true,
    baseCurrency: 'HTG',
    rates: [rate],
    now,
  }
})

afterEach(async () => {
  await store.close()
  rmSync(folder, { recursive: true, force: true })
})

const run = (from: string, signal = new AbortController().signal, onProgress = (): void => {}) =>
  runImport(desk, { name: 'northwind', source: { profile: 'northwind', folder: from }, signal, onProgress })

const count = async (
  table: 'sales_order' | 'order_line' | 'customer' | 'contact' | 'product' | 'request',
): Promise<number> =>
  (
    await store.reader
      .selectFrom(table)
      .select(eb => eb.fn.countAll<number>().as('rows'))
      .executeTakeFirstOrThrow()
  ).rows

describe.skipIf(!existsSync(northwind))('Northwind (needs ../shared/data/orders/northwind)', () => {
  test('comes in whole, captured as one batch, is found by its own number, and is not doubled by a second run', async () => {
    const first = await run(northwind)
    expect(first.counts).toMatchObject({ customers: 93, products: 77, orders: 830, lines: 2155, rejected: [] })
    expect([await count('sales_order'), await count('order_line'), await count('customer')]).toEqual([830, 2155, 93])
    const { net } = await store.reader
      .selectFrom('sales_order')
      .select(eb => eb.fn.sum<number>('net_minor').as('net'))
      .executeTakeFirstOrThrow()
    expect(net).toBe(126_579_329)
    const captured = await store.reader
      .selectFrom('change')
      .innerJoin('tx', 'tx.number', 'change.tx')
      .select(eb => eb.fn.countAll<number>().as('rows'))
      .where('tx.batch', '=', first.batch)
      .where('change.tbl', '=', 31)
      .executeTakeFirstOrThrow()
    expect(captured.rows).toBe(2155)

    const second = await run(northwind)
    expect(second.counts).toMatchObject({ customers: 0, orders: 0, lines: 0 })
    expect(second.counts?.rejected).toHaveLength(93 + 830)
    expect(second.counts?.rejected[0]).toMatchObject({ file: 'Customers.csv', row: 1, problem: 'already-used' })
    expect(await count('sales_order')).toBe(830)
  })

  test('is taken back whole, and says no once somebody changed a record of it', async () => {
    const state = await run(northwind)
    expect(await undoBlockedBy(store, state.batch)).toBeNull()
    await takeBack(store, person, state.batch)
    expect([
      await count('sales_order'),
      await count('order_line'),
      await count('customer'),
      await count('contact'),
      await count('product'),
    ]).toEqual([0, 0, 0, 0, 0])

    const again = await run(northwind)
    await store.write({ person, why: 'customers.save', right: 'customers.edit' }, tx =>
      tx.updateTable('customer').set({ phone: '509 3700 0000' }).where('code', '=', 'ALFKI').execute(),
    )
    expect(await undoBlockedBy(store, again.batch)).toBe('changed-since')
  })

  test('is taken back whole also where that was broken off before: what is gone already is no change of somebody else', async () => {
    const { batch } = await run(northwind)
    let left = 3
    const breaking: typeof store = {
      ...store,
      lend: work => {
        left -= 1
        return left < 0 ? Promise.reject(new Error('the program ended')) : store.lend(work)
      },
    }
    await expect(takeBack(breaking, person, batch)).rejects.toThrow('the program ended')
    expect(await count('sales_order')).toBeLessThan(830)
    expect(await undoBlockedBy(store, batch)).toBeNull()
    await takeBack(store, person, batch)
    expect([await count('sales_order'), await count('customer'), await count('product')]).toEqual([0, 0, 0])
  })

  test('stopped midway leaves nothing behind, and the list of imports says that it was stopped', async () => {
    const stop = new AbortController()
    let steps = 0
    const state = await run(northwind, stop.signal, () => {
      steps += 1
      if (steps === 8) stop.abort()
    })
    expect(state.state).toBe('cancelled')
    expect(steps).toBeGreaterThan(8)
    expect([await count('sales_order'), await count('customer'), await count('product')]).toEqual([0, 0, 0])
    expect((await listBatches(store.reader))[0]).toMatchObject({ batch: state.batch, state: 'cancelled' })
  })

  test('on a desk of head office’s the products become requests under the very ids that the order lines name', async () => {
    desk = { ...desk, mayEditReference: false }
    await run(northwind)
    expect(await count('product')).toBe(0)
    const open = await store.reader.selectFrom('request').select('row_id').where('table_number', '=', 7).execute()
    expect(open).toHaveLength(77)
    const proposed = new Set(open.map(row => row.row_id))
    const lines = await store.reader.selectFrom('order_line').select('product_id').distinct().execute()
    expect(lines.length).toBe(77)
    expect(lines.every(line => proposed.has(line.product_id))).toBe(true)
  })
})

test('a set of tables that is not complete changes nothing and names the files', async () => {
  const from = join(folder, 'tables')
  mkdirSync(from)
  writeFileSync(join(from, 'Customers.csv'), 'CustomerID,CompanyName\n')
  const state = await run(from)
  expect(state.counts).toMatchObject({ customers: 0, products: 0, orders: 0, lines: 0 })
  expect(state.counts?.rejected).toContainEqual({ file: 'Orders.csv', row: 0, field: '', problem: 'missing-file' })
  expect(state.counts?.rejected).toContainEqual({
    file: 'Customers.csv',
    row: 0,
    field: 'Phone',
    problem: 'missing-column',
  })
  const lists = await store.reader.selectFrom('price_list').select('code').execute()
  expect(lists.map(list => list.code)).toEqual(['GENERAL'])
})
