import { expect, test } from 'vitest'
import { acknowledge } from '../../db/acknowledge.ts'
import { applyPage } from '../../db/apply.ts'
import { discard, lostByDiscarding } from '../../db/discard.ts'
import {
  countRefused,
  decisionsTold,
  decisionsToSend,
  escalate,
  findRefused,
  listRefused,
  refusedIds,
} from '../../db/inbox.ts'
import type { Store } from '../../db/open.ts'
import { resend } from '../../db/resend.ts'
import { sealNext } from '../../db/seal.ts'
import { registry } from '../../shared/sync/registry.ts'
import { addCustomer, addOrder, by, type Company, foundCompany } from '../support/business.ts'
import { openedFrame } from '../support/frames.ts'
import { arriving, entry, newStore, pageOf, sampleValues, testTime } from '../support/temporaryStore.ts'

const enter = by(7, 'orders.save', 'orders.enter')
const pointer = { table: 30, id: 1, sub: 0, column: 'depot_id' }
const reject = (store: Store, number: number) =>
  acknowledge(store, [{ number, verdict: 'rejected', code: 'wrong-depot', at: pointer }])
const accept = (store: Store, number: number) => acknowledge(store, [{ number, verdict: 'accepted' }])
const hold = (store: Store, number: number) => acknowledge(store, [{ number, verdict: 'held', waitsFor: pointer }])

interface Begun {
  company: Company
  customer: number
}

/** A company and a customer in transactions 1 and 2. */
async function begun(store: Store): Promise<Begun> {
  const company = await foundCompany(store)
  const customer = await store.write(by(7, 'customers.save', 'customers.edit'), tx =>
    addCustomer(tx, company.depot, 'A'),
  )
  return { company, customer }
}

const order = (store: Store, { company, customer }: Begun, number: string | null): Promise<number> =>
  store.write(enter, tx => addOrder(tx, { company, customer, number, now: testTime }))

const everything = async (store: Store) => ({
  orders: await store.reader.selectFrom('sales_order').selectAll().orderBy('id').execute(),
  lines: await store.reader.selectFrom('order_line').selectAll().orderBy('id').orderBy('n').execute(),
  customers: await store.reader.selectFrom('customer').selectAll().orderBy('id').execute(),
})

test('a refused transaction stands in the inbox with what it was and where it failed; the ones behind it do not', async () => {
  const store = newStore()
  const start = await begun(store)
  const id = await order(store, start, null)
  await order(store, start, null)
  await reject(store, 3)
  await accept(store, 4)
  expect(await countRefused(store.reader)).toBe(1)
  expect(await listRefused(store.reader)).toEqual([
    {
      tx: 3,
      code: 'wrong-depot',
      pointer,
      refusedAt: testTime,
      state: 'open',
      why: 'orders.save',
      person: 7,
      savedAt: testTime,
      batch: null,
      rows: [
        { name: 'sales_order', table: 30, id, sub: 0, op: 'insert' },
        { name: 'order_line', table: 31, id, sub: 1, op: 'insert' },
        { name: 'order_line', table: 31, id, sub: 2, op: 'insert' },
      ],
    },
  ])
  expect([...(await refusedIds(store.reader, [registry.sales_order.number]))]).toEqual([id])
  expect(await findRefused(store.reader, 4)).toBeNull()
})

test('giving up what was refused brings back exactly what was there before', async () => {
  const store = newStore()
  const start = await begun(store)
  const kept = await order(store, start, null)
  const before = await everything(store)
  await store.write(enter, async tx => {
    await tx.updateTable('sales_order').set({ note: 'changed' }).where('id', '=', kept).execute()
    await tx.deleteFrom('order_line').where('id', '=', kept).where('n', '=', 1).execute()
    await tx.updateTable('order_line').set({ quantity: 99 }).where('id', '=', kept).where('n', '=', 2).execute()
    await addOrder(tx, { ...start, number: null, now: testTime })
    await tx.deleteFrom('contact').where('id', '=', start.customer).execute()
  })
  const changes = (await store.reader.selectFrom('change').selectAll().execute()).length
  await reject(store, 4)
  await discard(store, { tx: 4, person: 8, also: [] })
  expect(await everything(store)).toEqual(before)
  expect(await store.reader.selectFrom('contact').select('name').execute()).toEqual([{ name: 'Jocelyne' }])
  expect((await store.reader.selectFrom('change').selectAll().execute()).length).toBe(changes)
  expect(await findRefused(store.reader, 4)).toMatchObject({ state: 'discarded' })
  expect(await countRefused(store.reader)).toBe(0)
})

test('a later change of the same field stays when the refused one is given up, and goes back past it later', async () => {
  const store = newStore()
  const { customer } = await begun(store)
  const rename = (name: string) =>
    store.write(by(7, 'customers.save', 'customers.edit'), tx =>
      tx.updateTable('customer').set({ name }).where('id', '=', customer).execute(),
    )
  await rename('first')
  await rename('second')
  await reject(store, 3)
  await discard(store, { tx: 3, person: 8, also: [] })
  const name = async () => (await everything(store)).customers[0]?.name
  expect(await name()).toBe('second')
  await reject(store, 4)
  await discard(store, { tx: 4, person: 8, also: [] })
  expect(await name()).toBe('Customer A')
})

test('what builds on a refused row is named before it is lost, and goes with it only when agreed', async () => {
  const store = newStore()
  const start = await begun(store)
  const other = await order(store, start, null)
  await order(store, start, null)
  await store.write(enter, tx => tx.updateTable('sales_order').set({ note: 'x' }).where('id', '=', other).execute())
  await reject(store, 2)
  for (const number of [3, 4, 5]) await hold(store, number)
  const loss = await lostByDiscarding(store.reader, 2)
  expect(loss.transactions).toEqual([3, 4, 5])
  expect(new Set(loss.changes.map(change => change.name))).toEqual(
    new Set(['customer', 'contact', 'sales_order', 'order_line']),
  )
  await expect(discard(store, { tx: 2, person: 8, also: [3] })).rejects.toMatchObject({
    code: 'more-would-be-lost',
    transactions: [4, 5],
  })
  expect((await everything(store)).customers).toHaveLength(1)
  await discard(store, { tx: 2, person: 8, also: [3, 4, 5] })
  expect(await everything(store)).toEqual({ orders: [], lines: [], customers: [] })
  expect(await decisionsToSend(store.reader, 99)).toEqual(
    [2, 3, 4, 5].map(number => ({ number, decided: 'discarded' })),
  )
})

test('what builds on it and is not answered yet must be answered first', async () => {
  const store = newStore()
  const start = await begun(store)
  await order(store, start, null)
  await reject(store, 2)
  await expect(discard(store, { tx: 2, person: 8, also: [3] })).rejects.toMatchObject({ code: 'not-answered' })
  expect((await everything(store)).orders).toHaveLength(1)
})

test('a numbered order that is given up stays as void, with its number and its history', async () => {
  const store = newStore()
  const start = await begun(store)
  const id = await store.write(enter, async tx => {
    const made = await addOrder(tx, { ...start, number: 'ORD-CAP2-27-000001', now: testTime })
    const event = { depot_id: start.company.depot, table_number: 30, row_id: made, kind: 'received', detail: '{}' }
    await tx
      .insertInto('record_event')
      .values({ id: 900, ...event, at: testTime, person_id: 7, device_number: 5 })
      .execute()
    return made
  })
  await reject(store, 3)
  await discard(store, { tx: 3, person: 8, also: [] })
  expect((await everything(store)).orders).toMatchObject([{ id, number: 'ORD-CAP2-27-000001', status: 'void' }])
  expect((await everything(store)).lines).toHaveLength(2)
  expect(await store.reader.selectFrom('record_event').select('row_id').execute()).toEqual([{ row_id: id }])
  expect(await store.reader.selectFrom('void_number').selectAll().execute()).toEqual([
    { number: 'ORD-CAP2-27-000001', at: testTime, person: 8 },
  ])
  expect(
    await store.reader.selectFrom('change').select('n').where('pending', '=', 1).where('tx', '=', 3).execute(),
  ).toEqual([])
})

test('a row that head office removed meanwhile goes when the refused change of it is given up', async () => {
  const store = newStore()
  await applyPage(store, pageOf('depot:1', [entry(1, [arriving('customer', 70, sampleValues('customer'))])]))
  await store.write(enter, tx => tx.updateTable('customer').set({ name: 'x' }).where('id', '=', 70).execute())
  await applyPage(store, pageOf('depot:1', [entry(2, [arriving('customer', 70, {}, { op: 'delete', version: 2 })])]))
  await reject(store, 1)
  expect((await everything(store)).customers).toHaveLength(1)
  await discard(store, { tx: 1, person: 8, also: [] })
  expect((await everything(store)).customers).toEqual([])
})

test('sent again, what was refused goes as a new transaction with the present values, created rows as created', async () => {
  const store = newStore()
  const start = await begun(store)
  const id = await order(store, start, null)
  await store.write(enter, tx =>
    tx.updateTable('customer').set({ zone: 'z' }).where('id', '=', start.customer).execute(),
  )
  while (await sealNext(store, { mostBytes: 1_000_000 })) {}
  await reject(store, 3)
  await reject(store, 4)
  await store.write(enter, tx =>
    tx.updateTable('sales_order').set({ note: 'put right' }).where('id', '=', id).execute(),
  )
  const shown = await everything(store)

  await resend(store, by(8, 'sync.resend', 'sync.resolve'), 3)
  await resend(store, by(8, 'sync.resend', 'sync.resolve'), 4)
  expect(await everything(store)).toEqual(shown)
  const frame = await sealNext(store, { mostBytes: 1_000_000 })
  const sent = (frame ? openedFrame(frame).transactions : []).filter(transaction => transaction.why === 'sync.resend')
  expect(
    sent.map(({ number, person, changes }) => ({
      number,
      person,
      ops: changes.map(change => `${change.op} ${change.table}`),
    })),
  ).toEqual([
    { number: 6, person: 8, ops: ['insert 30', 'insert 31', 'insert 31'] },
    { number: 7, person: 8, ops: ['update 20'] },
  ])
  expect(sent[0]?.changes[0]?.values).toMatchObject({ note: 'put right', customer_id: start.customer })
  expect(sent[1]?.changes[0]?.values).toEqual({ zone: 'z' })
  expect(await findRefused(store.reader, 3)).toMatchObject({ state: 'resent' })
  await expect(resend(store, enter, 3)).rejects.toMatchObject({ code: 'not-refused' })
})

test('decisions are told until head office has heard them; an escalated one stays in the list', async () => {
  const store = newStore()
  const start = await begun(store)
  await order(store, start, null)
  await order(store, start, null)
  await reject(store, 3)
  await reject(store, 4)
  await escalate(store, { tx: 3, person: 8 })
  expect(await decisionsToSend(store.reader, 99)).toEqual([{ number: 3, decided: 'escalated' }])
  expect((await listRefused(store.reader)).map(({ tx, state }) => ({ tx, state }))).toEqual([
    { tx: 3, state: 'escalated' },
    { tx: 4, state: 'open' },
  ])
  await decisionsTold(store, [{ number: 3, decided: 'escalated' }])
  expect(await decisionsToSend(store.reader, 99)).toEqual([])
  await discard(store, { tx: 3, person: 8, also: [] })
  await decisionsTold(store, [{ number: 3, decided: 'escalated' }])
  expect(await decisionsToSend(store.reader, 99)).toEqual([{ number: 3, decided: 'discarded' }])
})
