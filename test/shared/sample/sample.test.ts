import { expect, test } from 'vitest'
import { isWorkingDay } from '../../../shared/calendars/workingDays.ts'
import { weekday } from '../../../shared/kernel/day.ts'
import { parseNumber } from '../../../shared/kernel/documentNumber.ts'
import { lineAmount, orderTotals } from '../../../shared/orders/amounts.ts'
import { sampleProfiles } from '../../../shared/sample/profiles.ts'
import { sampleOf } from '../../../shared/sample/sample.ts'
import { sampleNames } from '../../../shared/sample/sampleName.ts'
import { drawn, rowsOf, settings, strange, tuesday } from '../../support/drawnSample.ts'

test('the same seed on the same day is the same company, to the byte; another day is another', () => {
  for (const name of sampleNames) {
    const again = sampleOf(sampleProfiles[name], settings(tuesday))
    expect(JSON.stringify(again)).toBe(JSON.stringify(drawn(name)))
    expect(JSON.stringify(sampleOf(sampleProfiles[name], settings(tuesday + 86_400_000)))).not.toBe(
      JSON.stringify(again),
    )
  }
})

test('Bwason Lakay has the customers, products and orders that it is said to have', () => {
  const haiti = drawn('haiti')
  const count = (table: Parameters<typeof rowsOf>[1]): number => rowsOf(haiti, table).length
  expect(count('depot')).toBe(4)
  expect(count('customer')).toBe(240)
  expect(count('product')).toBe(38)
  expect(count('container')).toBe(5)
  expect(count('sales_order')).toBeGreaterThan(2800)
  expect(count('sales_order')).toBeLessThan(3200)
  expect(count('order_line')).toBeGreaterThan(10_200)
  expect(count('order_line')).toBeLessThan(11_800)
  const classes = Map.groupBy(rowsOf(haiti, 'customer'), customer => customer.customer_class)
  expect([...classes].map(([name, of]) => [name, of.length])).toEqual([
    ['kiosk', 120],
    ['wholesaler', 32],
    ['market', 15],
    ['supermarket', 20],
    ['hotel', 25],
    ['institution', 12],
    ['distributor', 8],
    ['key-account', 4],
    ['importer', 4],
  ])
})

test('the company in Pune is small, in rupees, with its taxes and its year from April', () => {
  const pune = drawn('pune')
  expect(rowsOf(pune, 'company')).toMatchObject([
    { base_currency: 'INR', second_currency: null, fiscal_start_month: 4 },
  ])
  expect(rowsOf(pune, 'customer')).toHaveLength(40)
  expect(rowsOf(pune, 'product')).toHaveLength(20)
  expect(rowsOf(pune, 'sales_order').length).toBeGreaterThan(170)
  expect(rowsOf(pune, 'sales_order').length).toBeLessThan(260)
  expect(rowsOf(pune, 'tax_class').map(tax => tax.rate_bp)).toEqual([500, 1200, 1800])
  expect(new Set(rowsOf(pune, 'sales_order').map(order => order.currency))).toEqual(new Set(['INR']))
  // 21 July to 17 November 2026 is one fiscal year there, which ends in 2027.
  expect(new Set(pune.lanes.map(lane => lane.fiscalYear))).toEqual(new Set([2027]))
})

test('every column of every row is what the registry says, and every reference is there', () => {
  for (const name of sampleNames) expect(strange(drawn(name))).toEqual([])
})

test('amounts of lines and totals of orders are what the rules make of them', () => {
  for (const name of sampleNames) {
    const lines = Map.groupBy(rowsOf(drawn(name), 'order_line'), line => line.id)
    for (const order of rowsOf(drawn(name), 'sales_order')) {
      const own = lines.get(order.id) ?? []
      expect(own.length, `order ${order.id}`).toBeGreaterThan(0)
      expect(own.map(line => line.n)).toEqual(own.map((_, index) => index + 1))
      expect(own.map(lineAmount)).toEqual(own.map(line => line.amount_minor))
      const { net_minor, tax_minor, total_minor } = order
      expect({ net_minor, tax_minor, total_minor }).toEqual(orderTotals(own, order.tax_included === 1))
    }
  }
})

test('numbers of a lane have no hole, rise with the hour, and only drafts have none', () => {
  for (const name of sampleNames) {
    const orders = rowsOf(drawn(name), 'sales_order')
    expect(orders.filter(order => order.number === null).every(order => order.status === 'draft')).toBe(true)
    const series = Map.groupBy(
      orders.flatMap(({ number, received_at }) => {
        const parts = parseNumber(number ?? '')
        return parts ? [{ ...parts, at: received_at ?? 0 }] : []
      }),
      ({ depot, lane, fiscalYear }) => `${depot}${lane} ${fiscalYear}`,
    )
    for (const [key, numbers] of series) {
      const inOrder = numbers.toSorted((a, b) => a.count - b.count)
      expect(
        inOrder.map(each => each.count),
        key,
      ).toEqual(inOrder.map((_, index) => index + 1))
      expect(
        inOrder.every((each, index) => index === 0 || each.at >= (inOrder[index - 1]?.at ?? 0)),
        key,
      ).toBe(true)
    }
    const counted = drawn(name).lanes.map(
      ({ depot, lane, fiscalYear, last }) => [`${depot}${lane} ${fiscalYear}`, last] as const,
    )
    expect(new Map(counted)).toEqual(new Map([...series].map(([key, numbers]) => [key, numbers.length])))
  }
})

test('nothing is wished for or delivered on a holiday or a Sunday', () => {
  for (const name of sampleNames) {
    const holidays = rowsOf(drawn(name), 'holiday').map(
      ({ day, name_en, name_fr, name_ht, closed, cutoff_minute }) => ({
        day,
        names: { en: name_en, fr: name_fr, ht: name_ht },
        closed: closed === 1,
        cutoffMinute: cutoff_minute,
      }),
    )
    const calendar = { workingDays: 0b0111111, cutoffs: [], holidays }
    const days = rowsOf(drawn(name), 'sales_order').flatMap(order => [
      order.requested_day,
      order.shipped_day ?? order.requested_day,
    ])
    expect(days.filter(day => weekday(day) === 7 || !isWorkingDay(day, calendar))).toEqual([])
  }
  expect(rowsOf(drawn('haiti'), 'holiday')).toContainEqual(
    expect.objectContaining({ day: '2026-11-18', name_ht: 'Batay Vètyè' }),
  )
})

test('nothing has happened that is still to come, and every order’s history goes forward', () => {
  for (const name of sampleNames) {
    const events = rowsOf(drawn(name), 'record_event')
    expect(events.filter(event => event.at > tuesday)).toEqual([])
    const orders = rowsOf(drawn(name), 'sales_order')
    expect(orders.filter(order => order.status_since > tuesday || (order.shipped_day ?? '') > '2026-11-17')).toEqual([])
    const histories = Map.groupBy(
      events.filter(event => event.table_number === 30),
      event => event.row_id,
    )
    for (const order of orders) {
      const history = histories.get(order.id) ?? []
      expect(history[0]?.kind).toBe('orders.create')
      expect(
        history.every((event, index) => event.at >= (history[index - 1]?.at ?? 0)),
        `order ${order.id}`,
      ).toBe(true)
      const last = { draft: 'create', received: 'receive', checked: 'check', 'on-hold': 'hold', cancelled: 'cancel' }
      if (order.status in last && order.status !== 'closed' && order.status !== 'confirmed' && order.status !== 'void')
        expect(history.at(-1)?.kind).toBe(`orders.${last[order.status]}`)
    }
  }
})

test('on any day of any year, at any hour, there is a whole company with work to do', () => {
  const moments = [
    Date.UTC(2026, 0, 1, 5, 10),
    Date.UTC(2027, 1, 8, 15, 0),
    Date.UTC(2028, 1, 29, 22, 30),
    Date.UTC(2026, 9, 1, 4, 5),
    Date.UTC(2026, 3, 5, 11, 59),
    Date.UTC(2030, 11, 26, 18, 0),
  ]
  for (const now of moments) {
    const pune = sampleOf(sampleProfiles.pune, settings(now))
    expect(strange(pune)).toEqual([])
    const statuses = new Set(rowsOf(pune, 'sales_order').map(order => order.status))
    for (const status of ['draft', 'received', 'checked', 'confirmed', 'on-hold', 'closed'] as const)
      expect(statuses.has(status), `${new Date(now).toISOString()} ${status}`).toBe(true)
  }
}, 30_000)
