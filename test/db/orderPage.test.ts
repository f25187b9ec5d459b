import Database from 'better-sqlite3'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { migrate, migrations } from '../../db/migrations/migrate.ts'
import { muted } from '../../db/muted.ts'
import type { Store } from '../../db/open.ts'
import { countByStatus } from '../../db/orderCounts.ts'
import { pageOfOrders } from '../../db/orderPage.ts'
import type { OrderQuestion } from '../../db/orderQuestion.ts'
import { stageLimits } from '../../shared/orders/age.ts'
import { type Channel, channels } from '../../shared/orders/channel.ts'
import { orderSorts } from '../../shared/orders/contract.ts'
import { everyOrder } from '../../shared/orders/filter.ts'
import { type OrderStatus, orderStatuses } from '../../shared/orders/status.ts'
import { newStore, testTime } from '../support/temporaryStore.ts'

interface Made {
  id: number
  customer: number
  depot: number
  number: string | null
  status: OrderStatus
  day: string
  requested: string
  total: number
  since: number
  channel: Channel
  by: number
  shipped: string | null
}

const limits = { ...stageLimits, received: 120, checked: 60 }
/** Orders in every status, of two depots, some alike in every key but the id. */
function made(count: number): Made[] {
  return Array.from({ length: count }, (_, index) => {
    const dice = (sides: number): number => (((index + 1) * 7919) % (sides * 31)) % sides
    return {
      id: 1_000 + index,
      customer: 1 + dice(6),
      depot: 1 + (index % 2),
      number: dice(3) === 0 ? null : `ORD-CAP2-27-${String(index).padStart(6, '0')}`,
      status: orderStatuses[dice(8)] ?? 'draft',
      day: `2026-11-${String(1 + dice(17)).padStart(2, '0')}`,
      requested: `2026-11-${String(1 + dice(28)).padStart(2, '0')}`,
      total: dice(9) * 100,
      since: testTime - dice(40) * 10 * 60_000,
      channel: channels[dice(6)] ?? 'phone',
      by: 7 + dice(3),
      shipped: dice(2) === 0 ? null : `2026-11-${String(1 + dice(28)).padStart(2, '0')}`,
    }
  })
}

async function storeWith(orders: readonly Made[]): Promise<Store> {
  const store = newStore()
  await store.pen.turn(turn =>
    muted(turn, () => {
      for (let id = 1; id <= 5; id += 1)
        turn
          .statement(`INSERT INTO customer VALUES (?, 1, ?, ?, '', 'kiosk', '', '', '', '', 'ht', 0, '', '', 1, 0)`)
          .run(id, `C${id}`, ['Rose', 'anna', 'Zoe', 'Bert', 'Max'][id - 1] ?? '')
      for (const one of orders)
        turn
          .statement(
            `INSERT INTO sales_order (id, depot_id, customer_id, number, status, reason_note, channel, customer_reference, requested_day, currency,
              tax_included, net_minor, tax_minor, total_minor, note, ordered_day, status_since, entered_by, shipped_day)
              VALUES (?, ?, ?, ?, ?, '', ?, '', ?, 'HTG', 0, 0, 0, ?, '', ?, ?, ?, ?)`,
          )
          .run(
            one.id,
            one.depot,
            one.customer,
            one.number,
            one.status,
            one.channel,
            one.requested,
            one.total,
            one.day,
            one.since,
            one.by,
            one.shipped,
          )
    }),
  )
  return store
}

/** The sixth is not here. */
const names = ['', 'rose', 'anna', 'zoe', 'bert', 'max', '']

/** The order of a list said plainly; ties go by id. */
function slowly(orders: readonly Made[], sort: (typeof orderSorts)[number]): Made[] {
  const due = (one: Made): number | null => {
    const limit = limits[one.status]
    return limit === null ? null : one.since + limit * 60_000
  }
  const key = (one: Made): (number | string)[] => {
    const dueAt = due(one)
    switch (sort) {
      case 'age':
        return dueAt === null ? [0, one.since, one.id] : [1, -dueAt, -one.id]
      case 'number':
        return one.number === null ? [0, one.id] : [1, one.number, one.id]
      case 'customer':
        return [names[one.customer] ?? '', one.customer, one.day, one.id]
      case 'status':
        return [orderStatuses.indexOf(one.status), one.since, one.id]
      case 'requested':
        return [one.requested, one.id]
      case 'ordered':
        return [one.day, one.id]
      case 'total':
        return [one.total, one.id]
    }
  }
  return orders.toSorted((a, b) => {
    const [ours, theirs] = [key(a), key(b)]
    const at = ours.findIndex((value, index) => value !== theirs[index])
    const [our, their] = [ours[at] ?? 0, theirs[at] ?? 0]
    return our < their ? 1 : our > their ? -1 : 0
  })
}

async function allPages(store: Store, question: Partial<OrderQuestion>, step = 7): Promise<number[]> {
  const ids: number[] = []
  for (let offset = 0; ; offset += step) {
    const asked = { filter: everyOrder, sort: 'age', descending: true, limits, now: testTime, ...question } as const
    const page = await pageOfOrders(store.reader, { ...asked, offset, limit: step })
    ids.push(...page.ids)
    if (offset + step >= page.total) return ids
  }
}

test.each([
  ['few', 150],
  ['many', 3_200],
])('every sort of %s orders, both ways, page by page, is the order that a plain reading gives', async (_, count) => {
  const orders = made(count)
  const store = await storeWith(orders)
  const step = count > 1000 ? 331 : 7
  for (const sort of orderSorts) {
    const expected = slowly(orders, sort).map(({ id }) => id)
    expect(await allPages(store, { sort, descending: true }, step), sort).toEqual(expected)
    expect(await allPages(store, { sort, descending: false }, step), sort).toEqual(expected.toReversed())
  }
})

const isLate = (one: Made): boolean => {
  const limit = limits[one.status]
  return limit !== null && one.since < testTime - limit * 60_000
}
/** Filters, and what each lets through said plainly. */
const filters: readonly [Partial<OrderQuestion['filter']>, (one: Made) => boolean][] = [
  [{ statuses: ['received', 'closed'] }, one => one.status === 'received' || one.status === 'closed'],
  [{ customerId: 3 }, one => one.customer === 3],
  [{ depotId: 2 }, one => one.depot === 2],
  [{ from: '2026-11-05', to: '2026-11-09' }, one => one.day >= '2026-11-05' && one.day <= '2026-11-09'],
  [{ late: true }, isLate],
  [
    { late: true, depotId: 1, statuses: ['checked'] },
    one => isLate(one) && one.depot === 1 && one.status === 'checked',
  ],
  [{ search: 'zo' }, one => one.customer === 3],
  [{ search: '00011' }, one => one.number?.includes('00011') ?? false],
  [{ search: 'nobody' }, () => false],
  [
    { wantedFrom: '2026-11-05', wantedTo: '2026-11-09' },
    one => one.requested >= '2026-11-05' && one.requested <= '2026-11-09',
  ],
  [{ channels: ['visit', 'paper'] }, one => one.channel === 'visit' || one.channel === 'paper'],
  [{ enteredBy: 8 }, one => one.by === 8],
  [{ leastMinor: 200, mostMinor: 500 }, one => one.total >= 200 && one.total <= 500],
  [{ shipping: 'shipped' }, one => one.shipped !== null],
  [{ shipping: 'on-time' }, one => one.shipped !== null && one.shipped <= one.requested],
  [{ shipping: 'late' }, one => one.shipped !== null && one.shipped > one.requested],
  [{ shipping: 'open' }, one => one.shipped === null && !['closed', 'cancelled', 'void'].includes(one.status)],
  [
    { depotId: 2, channels: ['phone'], leastMinor: 100, search: 'an' },
    one => one.depot === 2 && one.channel === 'phone' && one.total >= 100 && one.customer === 2,
  ],
]

test('every filter lets through what a plain reading lets through, sorted by age', async () => {
  const orders = made(150)
  const store = await storeWith(orders)
  for (const [filter, lets] of filters) {
    const expected = slowly(orders.filter(lets), 'age').map(({ id }) => id)
    expect(await allPages(store, { filter: { ...everyOrder, ...filter } }), JSON.stringify(filter)).toEqual(expected)
  }
})

test('any page of any filter and sort of many orders is that of a plain reading', async () => {
  const orders = made(4_500)
  const store = await storeWith(orders)
  const asked = fc.record({
    filtered: fc.constantFrom<(typeof filters)[number]>([{}, () => true], ...filters),
    sort: fc.constantFrom(...orderSorts),
    descending: fc.boolean(),
    offset: fc.oneof(fc.constant(0), fc.nat(4_500)),
    limit: fc.integer({ min: 1, max: 120 }),
  })
  await fc.assert(
    fc.asyncProperty(asked, async ({ filtered: [filter, lets], sort, descending, offset, limit }) => {
      const plain = slowly(orders.filter(lets), sort).map(({ id }) => id)
      const expected = descending ? plain : plain.toReversed()
      const question = { filter: { ...everyOrder, ...filter }, sort, descending, offset, limit, limits, now: testTime }
      const page = await pageOfOrders(store.reader, question)
      expect(page).toEqual({ ids: expected.slice(offset, offset + limit), total: plain.length })
    }),
    { numRuns: 100 },
  )
})

test('the board counts each status and what of it is late', async () => {
  const orders = made(150)
  const store = await storeWith(orders)
  const counts = await countByStatus(store.reader, { depotId: 1, limits, now: testTime })
  for (const status of orderStatuses) {
    const own = orders.filter(one => one.depot === 1 && one.status === status)
    const limit = limits[status]
    const late = own.filter(one => limit !== null && one.since < testTime - limit * 60_000)
    expect(counts.get(status)?.count ?? 0).toBe(own.length)
    expect(counts.get(status)?.late ?? 0).toBe(late.length)
    if (own.length > 0) expect(counts.get(status)?.oldestSince).toBe(Math.min(...own.map(({ since }) => since)))
  }
})

test('a list by age is read inside an index, and never by going through the table', async () => {
  const store = await storeWith(made(150))
  const plan = await store.pen.idle(database =>
    database
      .prepare<[], { detail: string }>(
        `EXPLAIN QUERY PLAN SELECT o.id FROM sales_order o WHERE o.status IN ('received', 'checked') AND o.depot_id = 1
          ORDER BY o.status_since + 1 LIMIT 100`,
      )
      .all(),
  )
  expect(plan.map(({ detail }) => detail).join('; ')).toContain('COVERING INDEX sales_order_list')
})

test('a file of the first version gets the new indexes and keeps its orders', () => {
  const database = new Database(':memory:')
  migrate(database, migrations.slice(0, 1))
  database.exec(
    `INSERT INTO sales_order VALUES (1, 1, 2, NULL, 'draft', NULL, NULL, NULL, '', 'phone', '', '2026-11-18', 'HTG', NULL, NULL, NULL, 0, 0, 0,
      5, '', '2026-11-17', NULL, NULL, NULL, 9, 7, 0)`,
  )
  migrate(database)
  const indexes = database
    .prepare<[], { name: string }>(
      `SELECT name FROM sqlite_schema WHERE type = 'index' AND tbl_name = 'sales_order' ORDER BY name`,
    )
    .all()
  expect(indexes.map(({ name }) => name)).toEqual([
    'sales_order_customer',
    'sales_order_given',
    'sales_order_list',
    'sales_order_number',
    'sales_order_numberless',
    'sales_order_ordered',
    'sales_order_requested',
    'sales_order_total',
  ])
  expect(database.prepare('SELECT id, total_minor FROM sales_order').all()).toEqual([{ id: 1, total_minor: 5 }])
})
