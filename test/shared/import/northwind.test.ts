import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { recordsOf } from '../../../electron/workers/importSource.ts'
import { nothingKnown } from '../../../shared/import/context.ts'
import { northwind } from '../../../shared/import/northwind.ts'
import type { ImportTable } from '../../../shared/import/table.ts'
import { lineAmount } from '../../../shared/orders/amounts.ts'

const data = resolve(import.meta.dirname, '../../../../shared/data/orders')
const folder = resolve(data, 'northwind/csv')
const context = { currency: 'USD', known: nothingKnown } as const

describe.skipIf(!existsSync(folder))('the Northwind tables (needs ../shared/data/orders/northwind)', () => {
  test('are understood completely, and the lines are worth what the golden figure says', async () => {
    const golden = JSON.parse(readFileSync(resolve(data, 'golden_kpis.json'), 'utf8')).northwind
    const records = await recordsOf({ profile: 'northwind', folder }, context)
    expect(records.rejected).toEqual([])
    expect(records.customers).toHaveLength(golden.customers)
    expect(records.products).toHaveLength(golden.products)
    expect(records.orders).toHaveLength(golden.orders)
    const lines = records.orders.flatMap(order => order.lines)
    expect(lines).toHaveLength(golden.order_lines)
    expect(lines.reduce((sum, line) => sum + line.quantity, 0)).toBe(golden.units)
    const net = lines.reduce(
      (sum, line) =>
        sum +
        lineAmount({
          quantity: line.quantity,
          price_units: line.priceUnits,
          price_minor: line.priceMinor,
          discount_bp: line.discountBp,
        }),
      0,
    )
    expect(net).toBe(Math.round(golden.net_revenue_rounded_per_line * 100))
    expect(records.orders.filter(order => order.shippedDay === null)).toHaveLength(golden.open_unshipped)
    expect(records.customers.find(customer => customer.code === 'BERGS')?.city).toBe('Luleå')
  })

  test('a folder without one of the files is refused whole, naming the file', async () => {
    const records = await recordsOf({ profile: 'northwind', folder: resolve(data, 'oracle_hr/csv') }, context)
    expect(records.orders).toEqual([])
    expect(records.rejected).toContainEqual({ file: 'Orders.csv', row: 0, field: '', problem: 'missing-file' })
  })
})

describe('rows that cannot be taken', () => {
  const table = (file: string, rows: Record<string, string>[]): ImportTable => ({
    file,
    sheet: '',
    columns: Object.keys(rows[0] ?? {}),
    rows: rows.map(row => Object.keys(rows[0] ?? {}).map(column => row[column] ?? '')),
  })
  const good = {
    categories: table('Categories.csv', [{ CategoryID: '1', CategoryName: 'Beverages' }]),
    products: table('Products.csv', [
      { ProductID: '1', ProductName: 'Chai', CategoryID: '1', UnitPrice: '18', Discontinued: '0' },
    ]),
    customers: table('Customers.csv', [{ CustomerID: 'ALFKI', CompanyName: 'Alfreds' }]),
    employees: table('Employees.csv', []),
    shippers: table('Shippers.csv', []),
    orders: table('Orders.csv', [
      {
        OrderID: '1',
        CustomerID: 'ALFKI',
        OrderDate: '1996-07-04 00:00:00.000',
        RequiredDate: '1996-08-01',
        ShippedDate: '',
      },
    ]),
    lines: table('Order_Details.csv', [
      { OrderID: '1', ProductID: '1', UnitPrice: '18', Quantity: '10', Discount: '0.15' },
    ]),
  }
  const changed = (part: keyof typeof good, change: Record<string, string>): typeof good => ({
    ...good,
    [part]: {
      ...good[part],
      rows: good[part].rows.map(row => row.map((cell, at) => change[good[part].columns[at] ?? ''] ?? cell)),
    },
  })

  test('the same tables without a fault give one order of one line at 15 % discount', () => {
    const records = northwind.read(good, context)
    expect(records.rejected).toEqual([])
    expect(records.orders[0]?.lines[0]).toMatchObject({ quantity: 10, priceMinor: 1800, discountBp: 1500 })
    expect(records.orders[0]).toMatchObject({ orderedDay: '1996-07-04', requestedDay: '1996-08-01', shippedDay: null })
  })

  test.each([
    ['orders', { CustomerID: 'NOONE' }, 'Orders.csv', 'CustomerID', 'unknown-customer'],
    ['orders', { OrderDate: '1996-02-31' }, 'Orders.csv', 'OrderDate', 'not-a-day'],
    ['orders', { OrderID: '2' }, 'Order_Details.csv', 'OrderID', 'unknown-order'],
    ['lines', { ProductID: '9' }, 'Order_Details.csv', 'ProductID', 'unknown-product'],
    ['lines', { Quantity: '-3' }, 'Order_Details.csv', 'Quantity', 'not-a-quantity'],
    ['lines', { Quantity: '1.5' }, 'Order_Details.csv', 'Quantity', 'not-a-quantity'],
    ['lines', { UnitPrice: '12,50' }, 'Order_Details.csv', 'UnitPrice', 'not-an-amount'],
    ['lines', { Discount: '15' }, 'Order_Details.csv', 'Discount', 'not-a-discount'],
    ['products', { ProductName: '' }, 'Products.csv', 'ProductName', 'required'],
    ['customers', { CompanyName: 'x'.repeat(121) }, 'Customers.csv', 'CompanyName', 'too-long'],
  ] as const)('%s with %j: %s row 1, %s is %s, and no order is taken half', (part, change, file, field, problem) => {
    const records = northwind.read(changed(part, change), context)
    expect(records.rejected).toContainEqual({ file, row: 1, field, problem })
    expect(records.orders).toEqual([])
  })

  test('a repeated order number is refused at its second row', () => {
    const twice = { ...good, orders: { ...good.orders, rows: [...good.orders.rows, ...good.orders.rows] } }
    const records = northwind.read(twice, context)
    expect(records.orders).toHaveLength(1)
    expect(records.rejected).toEqual([{ file: 'Orders.csv', row: 2, field: 'OrderID', problem: 'repeated' }])
  })
})
