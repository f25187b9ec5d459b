import { expect, test } from 'vitest'
import type { ReadTask } from '../../electron/workers/readTask.ts'
import { readInThread } from '../../electron/workers/readThread.ts'
import { stageLimits } from '../../shared/orders/age.ts'
import { everyOrder } from '../../shared/orders/filter.ts'
import { bulkCustomers, bulkOrders } from '../bench/bulkRows.ts'
import { newStore, testTime } from '../support/temporaryStore.ts'

const task = (part: Partial<Extract<ReadTask, { kind: 'export' }>> = {}): ReadTask => ({
  kind: 'export',
  question: { list: 'orders', filter: everyOrder, sort: 'ordered', descending: true },
  depotId: null,
  limits: stageLimits,
  now: testTime,
  alone: true,
  role: 'manager',
  lanes: [],
  columns: ['number', 'customer', 'stage', 'total'],
  language: 'en',
  timeZone: 'America/Port-au-Prince',
  today: '2026-11-17',
  format: 'csv-programs',
  title: 'Orders',
  ...part,
})

async function manyOrders(count: number): Promise<string> {
  const store = newStore()
  await bulkCustomers(store, { count: 20, from: 100, depotId: 1 })
  const customers = { from: 100, count: 20 }
  const products = { from: 1, count: 3 }
  await bulkOrders(store, {
    count,
    from: 1_000,
    depotId: 1,
    customers,
    products,
    personId: 1,
    now: testTime,
    today: '2026-11-17',
  })
  return store.file
}

test('a file is passed on in parts while it is made, never more of it at once than fits', async () => {
  const file = await manyOrders(20_000)
  const parts: Uint8Array[] = []
  let waited = 0
  let progress = 0
  let rows = 0
  for await (const said of readInThread(file, task(), new AbortController().signal)) {
    if (said.kind === 'progress') progress += 1
    if (said.kind === 'over') rows = said.rows
    if (said.kind !== 'bytes') continue
    parts.push(said.bytes)
    // Somebody slow: the thread waits instead of piling up.
    if (waited < 3) await new Promise(resolve => setImmediate(resolve))
    waited += 1
  }
  const text = Buffer.concat(parts).toString()
  expect(rows).toBe(20_000)
  expect(text.split('\r\n')).toHaveLength(20_002)
  expect(text.length).toBeGreaterThan(1_000_000)
  expect(parts.length).toBeGreaterThan(5)
  expect(progress).toBeGreaterThan(10)
})

test('whoever stops gets no more of the file, and the thread is gone', async () => {
  const file = await manyOrders(20_000)
  const control = new AbortController()
  let after = 0
  let over = false
  for await (const said of readInThread(file, task({ format: 'xlsx' }), control.signal)) {
    if (control.signal.aborted) after += 1
    if (said.kind === 'over') over = true
    if (said.kind === 'progress' && said.done > 0) control.abort()
  }
  expect(over).toBe(false)
  expect(after).toBe(0)
})

test('a thread that breaks says so', async () => {
  const reading = readInThread('/nowhere/konvwa.db', task(), new AbortController().signal)
  await expect(reading.next()).rejects.toThrow()
})
