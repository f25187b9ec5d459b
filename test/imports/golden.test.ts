import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { type OpenImportDesk, openImportDesk } from './openImportDesk.ts'

const data = resolve(import.meta.dirname, '../../../shared/data/orders')
const Golden = z.object({
  northwind: z.record(z.string(), z.unknown()),
  oracle_customer_orders: z.object({
    customers: z.number(),
    products: z.number(),
    orders: z.number(),
    order_items: z.number(),
    order_status: z.record(z.string(), z.number()),
  }),
})
const golden = (): z.infer<typeof Golden> =>
  Golden.parse(JSON.parse(readFileSync(resolve(data, 'golden_kpis.json'), 'utf8')))

let open: OpenImportDesk
beforeEach(async () => {
  open = await openImportDesk()
})
afterEach(() => open.close())

const one = (text: string): unknown => {
  const database = new Database(open.store.file, { readonly: true })
  try {
    return database.prepare(text).get()
  } finally {
    database.close()
  }
}

describe.skipIf(!existsSync(data))('the golden figures (needs ../shared/data/orders)', () => {
  test('of Northwind can be told from what the store keeps of its orders, to the last digit', async () => {
    const { northwind } = golden()
    await open.run({ profile: 'northwind', folder: resolve(data, 'northwind/csv') })
    const lead = 'julianday(shipped_day) - julianday(ordered_day)'
    expect(
      one(`SELECT count(*) AS orders, count(shipped_day) AS shipped, sum(status = 'confirmed') AS open_unshipped,
        sum(shipped_day <= requested_day) AS shipped_on_or_before_required, sum(shipped_day > requested_day) AS shipped_late,
        round(100.0 * sum(shipped_day <= requested_day) / count(shipped_day), 2) AS on_time_pct_of_shipped,
        round(avg(${lead}), 3) AS avg_lead_days_order_to_ship, sum(net_minor) / 100.0 AS net_revenue_rounded_per_line
        FROM sales_order`),
    ).toEqual(
      Object.fromEntries(
        [
          'orders',
          'shipped',
          'open_unshipped',
          'shipped_on_or_before_required',
          'shipped_late',
          'on_time_pct_of_shipped',
          'avg_lead_days_order_to_ship',
          'net_revenue_rounded_per_line',
        ].map(name => [name, northwind[name]]),
      ),
    )
    expect(
      one(`SELECT (SELECT count(*) FROM order_line) AS order_lines, (SELECT sum(quantity) FROM order_line) AS units,
        (SELECT count(*) FROM customer) AS customers, (SELECT count(*) FROM product) AS products,
        (SELECT count(*) FROM customer WHERE id NOT IN (SELECT customer_id FROM sales_order)) AS customers_without_orders`),
    ).toEqual({
      order_lines: northwind.order_lines,
      units: northwind.units,
      customers: northwind.customers,
      products: northwind.products,
      customers_without_orders: northwind.customers_without_orders,
    })
  })

  test('of Oracle’s customer orders: every row of every table is taken, looked up or left for a reason that is said', async () => {
    const { oracle_customer_orders: figures } = golden()
    const state = await open.run({ profile: 'oracle-co', folder: resolve(data, 'oracle_co/csv') })
    expect(state.counts?.rejected).toEqual([])
    expect(state.counts).toMatchObject({
      customers: figures.customers,
      products: figures.products,
      orders: figures.orders,
      lines: figures.order_items,
    })
    expect(state.counts?.tables).toEqual([
      { file: 'customers.csv', rows: 392, taken: 392, used: 0, left: 0, why: null },
      { file: 'products.csv', rows: 46, taken: 46, used: 0, left: 0, why: null },
      { file: 'orders.csv', rows: 1950, taken: 1950, used: 0, left: 0, why: null },
      { file: 'order_items.csv', rows: 3914, taken: 3914, used: 0, left: 0, why: null },
      { file: 'stores.csv', rows: 23, taken: 0, used: 23, left: 0, why: null },
      { file: 'shipments.csv', rows: 1892, taken: 0, used: 1885, left: 7, why: 'unmatched' },
      { file: 'inventory.csv', rows: 566, taken: 0, used: 0, left: 566, why: 'stock' },
    ])
    const words = await open.store.reader
      .selectFrom('sales_order')
      .select(eb => ['origin_status', 'status', eb.fn.countAll<number>().as('orders')])
      .groupBy(['origin_status', 'status'])
      .orderBy('origin_status')
      .execute()
    expect(words).toEqual([
      { origin_status: 'CANCELLED', status: 'cancelled', orders: figures.order_status.CANCELLED },
      { origin_status: 'COMPLETE', status: 'closed', orders: figures.order_status.COMPLETE },
      { origin_status: 'REFUNDED', status: 'closed', orders: figures.order_status.REFUNDED },
    ])
    expect(
      one(`SELECT note, shipped_day, currency, net_minor FROM sales_order WHERE customer_reference = '2'`),
    ).toEqual({
      note: 'Online · DELIVERED · Jobstown, NJ 08041 USA',
      shipped_day: null,
      currency: 'USD',
      net_minor: 3 * 866 + 5 * 565,
    })
    expect(one(`SELECT email FROM contact JOIN customer USING (id) WHERE customer.code = '1'`)).toEqual({
      email: 'tammy.bryant@internalmail',
    })
  })

  test('of Oracle’s people: all are here with their e-mail name and a role, and none of them can sign in yet', async () => {
    const state = await open.run({ profile: 'oracle-hr', folder: resolve(data, 'oracle_hr/csv') })
    expect(state.counts).toMatchObject({ people: 107, rejected: [] })
    expect(
      one(`SELECT count(*) AS people, sum(password_hash = '') AS without_password, sum(active) AS active FROM person`),
    ).toEqual({
      people: 107,
      without_password: 107,
      active: 107,
    })
    expect(one(`SELECT name, role FROM person WHERE login = 'sking'`)).toEqual({
      name: 'Steven King',
      role: 'manager',
    })
    expect(one(`SELECT role FROM person WHERE login = 'dgrant'`)).toEqual({ role: 'dispatcher' })
    expect(state.counts?.tables.find(({ file }) => file === 'job_history.csv')).toMatchObject({
      left: 10,
      why: 'history',
    })
  })
})
