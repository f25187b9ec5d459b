import { sql } from 'kysely'
import { expect, test } from 'vitest'
import type { Store } from '../../db/open.ts'
import { waiting } from '../../db/queue.ts'
import { listKnown, rejoin } from '../../db/rejoin.ts'
import { sealNext } from '../../db/seal.ts'
import { aloneDevice, counterOfId, deviceOfId, makeId } from '../../shared/kernel/id.ts'
import type { EnrolResponse } from '../../shared/sync/enrol.ts'
import { mostBytes, mostRows, type Transaction, type Values } from '../../shared/sync/protocol.ts'
import { tableNames, tableNumbered, tableOf } from '../../shared/sync/registry.ts'
import { addCustomer, addOrder, addPerson, addProduct, by, type Company, foundCompany } from '../support/business.ts'
import { openedFrame } from '../support/frames.ts'
import { newStore, testTime } from '../support/temporaryStore.ts'

const answer: EnrolResponse = {
  protocol: 1,
  epoch: 1,
  time: testTime,
  device: 12,
  incarnation: 1,
  lane: 'A',
  depotId: makeId(2, 1),
  headOffice: false,
  founding: false,
  headOfficeKey: '',
  matches: [],
}

interface Alone {
  store: Store
  company: Company
  customer: number
  order: number
}

/** A desk that worked alone: a company, a second person, a customer, an order with its event, a draft, a preference. */
async function deskAlone(): Promise<Alone> {
  const store = newStore({ device: aloneDevice })
  const company = await foundCompany(store)
  const act = by(company.person, 'orders.save', 'orders.enter')
  const made = await store.write(act, async tx => {
    await addPerson(tx, { login: 'wilner', role: 'order-desk', depot: company.depot })
    const customer = await addCustomer(tx, company.depot, 'A')
    const order = await addOrder(tx, { company, customer, number: 'ORD-CAPZ7-27-000001', now: testTime })
    const about = { table_number: 30, row_id: order, kind: 'received', at: testTime, person_id: company.person }
    const detail = JSON.stringify({
      customerId: customer,
      quantity: customer,
      lines: [{ product_id: company.products[0] }],
    })
    await tx
      .insertInto('record_event')
      .values({ id: 800, depot_id: null, device_number: 0, ...about, detail })
      .execute()
    return { customer, order }
  })
  await store.writePrivate(async tx => {
    const content = JSON.stringify({
      customerId: made.customer,
      lines: [{ productId: company.products[1], quantity: 3 }],
    })
    await tx
      .insertInto('draft')
      .values({ id: 801, person_id: company.person, form: 'order', key: String(made.order), content, saved_at: 1 })
      .execute()
    await tx
      .insertInto('preference')
      .values({ id: 802, person_id: company.person, key: 'theme', value: '"dark"' })
      .execute()
  })
  return { store, company, ...made }
}

/** Every value of every column that holds an id. */
async function idsOf(store: Store): Promise<number[]> {
  const ids: number[] = []
  for (const name of tableNames) {
    const rows = await store.reader
      .selectFrom(sql<Values>`${sql.table(name)}`.as('row'))
      .selectAll()
      .execute()
    const columns = Object.entries(tableOf(name).columns).filter(
      ([column, { kind }]) => kind === 'reference' || column === 'row_id',
    )
    for (const row of rows)
      for (const value of [row.id, ...columns.map(([column]) => row[column])])
        if (typeof value === 'number') ids.push(value)
  }
  return ids
}

async function sent(store: Store): Promise<Transaction[]> {
  const transactions: Transaction[] = []
  for (;;) {
    const frame = await sealNext(store, { mostBytes: 1_000_000 })
    if (!frame) return transactions
    transactions.push(...openedFrame(frame).transactions)
  }
}

const ops = (transaction: Transaction): string =>
  transaction.changes.map(({ table, op }) => `${op} ${tableNumbered(table)}`).join(', ')

test('every id becomes the new device’s, in rows, references, events, drafts and texts', async () => {
  const { store, customer, order, company } = await deskAlone()
  const before = await idsOf(store)
  expect(new Set(before.map(deviceOfId))).toEqual(new Set([0]))
  await rejoin(store, { ...answer, founding: true, depotId: null })

  const moved = (id: number) => makeId(12, counterOfId(id))
  const after = await idsOf(store)
  expect(after.toSorted((a, b) => a - b)).toEqual(before.map(moved).toSorted((a, b) => a - b))
  const event = await store.reader.selectFrom('record_event').selectAll().executeTakeFirstOrThrow()
  expect(event).toMatchObject({ row_id: moved(order), device_number: 12, person_id: moved(company.person) })
  expect(JSON.parse(event.detail)).toEqual({
    customerId: moved(customer),
    quantity: customer,
    lines: [{ product_id: moved(company.products[0] ?? 0) }],
  })
  const draft = await store.reader.selectFrom('draft').selectAll().executeTakeFirstOrThrow()
  expect(draft).toMatchObject({ key: String(moved(order)), person_id: moved(company.person) })
  expect(JSON.parse(draft.content)).toEqual({
    customerId: moved(customer),
    lines: [{ productId: moved(company.products[1] ?? 0), quantity: 3 }],
  })
  expect(store.device()).toBe(12)
  const found = await store.reader
    .selectFrom('order_search')
    .select('rowid')
    .where(sql<boolean>`order_search MATCH '000001'`)
    .execute()
  expect(found).toEqual([{ rowid: moved(order) }])
})

test('founding head office, everything goes up as rows: the sender first, a record with its children and history together', async () => {
  const { store, company } = await deskAlone()
  const { requests, waiting: count } = await rejoin(store, { ...answer, founding: true, depotId: null })
  const transactions = await sent(store)
  expect(requests).toBe(0)
  expect(count).toBe(transactions.length)
  expect(transactions.map(transaction => transaction.number)).toEqual(transactions.map((_, index) => index + 1))
  const person = makeId(12, counterOfId(company.person))
  expect(new Set(transactions.map(transaction => transaction.person))).toEqual(new Set([person]))
  expect(new Set(transactions.map(transaction => transaction.batch))).toEqual(new Set(['join:12']))
  expect(transactions[0]?.changes).toMatchObject([{ table: 4, id: person, op: 'insert' }])
  expect(transactions[0]?.right).toBe('people.edit')
  expect(transactions.map(ops)).toContain('insert price_list, insert price_item, insert price_item, insert price_item')
  expect(transactions.map(ops)).toContain('insert customer, insert contact')
  expect(transactions.at(-1)).toMatchObject({ right: 'imports.run' })
  expect(ops(transactions.at(-1) as Transaction)).toBe(
    'insert sales_order, insert order_line, insert order_line, insert record_event',
  )
  expect(transactions.flatMap(transaction => transaction.changes).every(change => change.base === 0)).toBe(true)
  const rows = (await idsOf(store)).length
  expect(rows).toBeGreaterThan(0)
})

test('joining, what head office knows gives way to it, what it does not know is asked for, documents go up', async () => {
  const { store, company } = await deskAlone()
  const known = await listKnown(store.reader)
  expect(known).toContainEqual({ table: 7, code: 'COLA', id: company.products[0] })
  const theirs = (table: number, code: string, id: number) => {
    const mine = known.find(each => each.table === table && each.code === code)
    return { table, id: mine?.id ?? 0, theirs: id }
  }
  const matches = [
    theirs(1, '', makeId(2, 90)),
    theirs(4, 'MIRLANDE', makeId(2, 91)),
    theirs(5, 'TCA', makeId(2, 92)),
    theirs(7, 'COLA', makeId(2, 93)),
    theirs(8, 'GEN', makeId(2, 94)),
  ]
  const { requests } = await rejoin(store, { ...answer, matches })

  const asked = await store.reader
    .selectFrom('request')
    .select(['table_number', 'row_id', 'proposal', 'depot_id'])
    .execute()
  expect(asked.map(request => tableNumbered(request.table_number))).toEqual([
    'person',
    'product',
    'product',
    'price_item',
    'price_item',
  ])
  expect(requests).toBe(5)
  const named = asked.filter(request => tableNumbered(request.table_number) !== 'price_item')
  expect(named.map(request => JSON.parse(request.proposal).sku ?? JSON.parse(request.proposal).login)).toEqual([
    'wilner',
    'SODA',
    'BEER',
  ])
  expect(JSON.parse(asked[1]?.proposal ?? '')).toMatchObject({ tax_class_id: makeId(2, 92) })
  expect(new Set(asked.map(request => request.depot_id))).toEqual(new Set([answer.depotId]))

  const products = await store.reader.selectFrom('product').select(['sku', 'id']).orderBy('sku').execute()
  expect(products.map(({ sku, id }) => [sku, deviceOfId(id)])).toEqual([
    ['BEER', 12],
    ['COLA', 2],
    ['SODA', 12],
  ])
  expect(await store.reader.selectFrom('price_item').selectAll().execute()).toEqual([])
  const order = await store.reader.selectFrom('sales_order').selectAll().executeTakeFirstOrThrow()
  expect(order).toMatchObject({
    depot_id: answer.depotId,
    entered_by: makeId(2, 91),
    price_list_id: makeId(2, 94),
    version: 0,
  })
  const lines = await store.reader.selectFrom('order_line').select('product_id').orderBy('n').execute()
  expect(lines.map(line => deviceOfId(line.product_id))).toEqual([2, 12])

  const transactions = await sent(store)
  expect(new Set(transactions.map(transaction => transaction.person))).toEqual(new Set([makeId(2, 91)]))
  expect(transactions.map(transaction => [transaction.right, ops(transaction)])).toEqual([
    ['reference.request', 'insert request'],
    ['reference.request', 'insert request'],
    ['reference.request', 'insert request'],
    ['imports.run', 'insert customer, insert contact'],
    ['imports.run', 'insert sales_order, insert order_line, insert order_line, insert record_event'],
    ['reference.request', 'insert request'],
    ['reference.request', 'insert request'],
  ])
})

test('done once it is not done again, and nothing of it is half done', async () => {
  const { store } = await deskAlone()
  const first = await rejoin(store, answer)
  const ids = await idsOf(store)
  expect(await rejoin(store, answer)).toEqual(first)
  expect(await idsOf(store)).toEqual(ids)

  const other = await deskAlone()
  const untouched = await idsOf(other.store)
  await other.store.pen.idle(database =>
    database.exec(
      "CREATE TRIGGER cut BEFORE INSERT ON tx WHEN new.number = 4 BEGIN SELECT RAISE(ABORT, 'power cut'); END",
    ),
  )
  const queued = await waiting(other.store.reader)
  await expect(rejoin(other.store, answer)).rejects.toThrow('power cut')
  expect(await idsOf(other.store)).toEqual(untouched)
  expect(await waiting(other.store.reader)).toEqual(queued)
  expect(other.store.device()).toBe(0)
})

test('what one transaction cannot carry goes in several, each within the limits', async () => {
  const { store, company } = await deskAlone()
  for (let batch = 0; batch < 3; batch += 1)
    await store.write(by(company.person, 'products.save', 'reference.edit'), async tx => {
      for (let row = 0; row < 90; row += 1) {
        const product = await addProduct(tx, `P${batch}-${row}`, company.taxClass)
        const price = { product_id: product, price_units: 24, price_minor: 1, from_quantity: 1 }
        await tx
          .insertInto('price_item')
          .values({ id: company.priceList, n: 10 + batch * 90 + row, ...price })
          .execute()
      }
    })
  await rejoin(store, { ...answer, founding: true, depotId: null })
  const transactions = await sent(store)
  for (const transaction of transactions) {
    expect(transaction.changes.length).toBeLessThanOrEqual(mostRows)
    expect(Buffer.byteLength(JSON.stringify(transaction))).toBeLessThanOrEqual(mostBytes)
  }
  const items = transactions.flatMap(transaction => transaction.changes.filter(change => change.table === 9))
  expect(items).toHaveLength(273)
})

test('a desk that was never used joins with nothing to say', async () => {
  const store = newStore({ device: aloneDevice })
  expect(await rejoin(store, answer)).toEqual({ requests: 0, waiting: 0 })
  expect(store.device()).toBe(12)
})
