import { expect, test } from 'vitest'
import { acknowledge } from '../../db/acknowledge.ts'
import { applyPage } from '../../db/apply.ts'
import type { Store } from '../../db/open.ts'
import { lastOf, transactionsOfBatch, undo, undoBatch, undoBlockedBy } from '../../db/undo.ts'
import { addCustomer, addOrder, by, type Company, foundCompany } from '../support/business.ts'
import { arriving, entry, newStore, pageOf, testTime } from '../support/temporaryStore.ts'

const enter = by(7, 'orders.save', 'orders.enter')
const undoing = by(7, 'undo', 'orders.enter')

async function begun(store: Store): Promise<{ company: Company; customer: number; order: number }> {
  const company = await foundCompany(store)
  const customer = await store.write(by(3, 'customers.save', 'customers.edit'), tx =>
    addCustomer(tx, company.depot, 'A'),
  )
  const order = await store.write(by(3, 'orders.save', 'orders.enter'), tx =>
    addOrder(tx, { company, customer, number: null, now: testTime }),
  )
  return { company, customer, order }
}

const everything = async (store: Store) => ({
  orders: await store.reader.selectFrom('sales_order').selectAll().orderBy('id').execute(),
  lines: await store.reader.selectFrom('order_line').selectAll().orderBy('id').orderBy('n').execute(),
})

const last = async (store: Store): Promise<{ number: number; person: number }> => ({
  number: (await lastOf(store.reader, 7)) ?? 0,
  person: 7,
})

test('a person’s last act is undone exactly, whatever it did, as a transaction of its own; a line comes back under a new number', async () => {
  const store = newStore()
  const { order, ...start } = await begun(store)
  const before = await everything(store)
  await store.write(enter, async tx => {
    await tx.updateTable('sales_order').set({ note: 'x' }).where('id', '=', order).execute()
    await tx.updateTable('sales_order').set({ note: 'y', total_minor: 1 }).where('id', '=', order).execute()
    await tx.deleteFrom('order_line').where('id', '=', order).where('n', '=', 2).execute()
    await addOrder(tx, { ...start, number: null, now: testTime })
  })
  const act = await last(store)
  expect(await undoBlockedBy(store.reader, act)).toBeNull()
  await store.write(undoing, tx => undo(tx, act))
  const lines = before.lines.map(each => (each.n === 2 ? { ...each, n: 3 } : each))
  expect(await everything(store)).toEqual({ ...before, lines })
  expect((await store.reader.selectFrom('tx').select('why').orderBy('number', 'desc').executeTakeFirst())?.why).toBe(
    'undo',
  )
})

test('what another has changed since, here or elsewhere, is not undone', async () => {
  const store = newStore()
  const { order } = await begun(store)
  const note = (person: number, value: string) =>
    store.write(by(person, 'orders.save', 'orders.enter'), tx =>
      tx.updateTable('sales_order').set({ note: value }).where('id', '=', order).execute(),
    )
  await note(7, 'mine')
  await note(3, 'theirs')
  expect(await undoBlockedBy(store.reader, await last(store))).toBe('changed-since')
})

test('what head office has decided otherwise since is not undone', async () => {
  const store = newStore()
  const { order } = await begun(store)
  await store.write(enter, tx => tx.updateTable('sales_order').set({ note: 'mine' }).where('id', '=', order).execute())
  const act = await last(store)
  await acknowledge(store, [{ number: act.number, verdict: 'changed' }])
  await applyPage(
    store,
    pageOf('depot:1', [
      entry(1, [arriving('sales_order', order, {})], { device: 5, number: act.number - 1, own: true }),
      entry(2, [arriving('sales_order', order, { note: 'head office' })], { device: 5, number: act.number }),
    ]),
  )
  expect(await undoBlockedBy(store.reader, act)).toBe('changed-since')
})

test('a new customer with an order, another’s act, an older act and a numbered order are not undone', async () => {
  const store = newStore()
  const { company } = await begun(store)
  const customer = await store.write(enter, tx => addCustomer(tx, company.depot, 'B'))
  await store.write(by(3, 'orders.save', 'orders.enter'), tx =>
    addOrder(tx, { company, customer, number: null, now: testTime }),
  )
  const act = await last(store)
  expect(await undoBlockedBy(store.reader, act)).toBe('changed-since')
  expect(await undoBlockedBy(store.reader, { ...act, person: 3 })).toBe('not-yours')
  await store.write(enter, tx => addOrder(tx, { company, customer, number: 'ORD-CAP2-27-000001', now: testTime }))
  expect(await undoBlockedBy(store.reader, act)).toBe('not-your-last')
  expect(await undoBlockedBy(store.reader, await last(store))).toBe('numbered')
  expect(await undoBlockedBy(store.reader, { number: 999, person: 7 })).toBe('unknown')
})

test('a refused act is decided in the inbox, not undone', async () => {
  const store = newStore()
  const { order } = await begun(store)
  await store.write(enter, tx => tx.updateTable('sales_order').set({ note: 'x' }).where('id', '=', order).execute())
  const act = await last(store)
  await acknowledge(store, [{ number: act.number, verdict: 'rejected', code: 'bad-value', at: null }])
  expect(await undoBlockedBy(store.reader, act)).toBe('refused')
})

test('a batch is undone whole, from its end; orders that have numbers stay as void', async () => {
  const store = newStore()
  const start = await begun(store)
  const before = await everything(store)
  const imports = { ...by(7, 'imports.run', 'imports.run'), batch: 'import:1' }
  const customer = await store.write(imports, tx => addCustomer(tx, start.company.depot, 'B'))
  for (const number of [null, 'ORD-CAP2-27-000001'])
    await store.write(imports, tx => addOrder(tx, { company: start.company, customer, number, now: testTime }))

  const numbers = await transactionsOfBatch(store.reader, 'import:1')
  expect(numbers).toHaveLength(3)
  for (const number of numbers.toReversed().slice(0, 2)) {
    const act = { number, person: 7, voidNumbered: true }
    expect(await undoBlockedBy(store.reader, act)).toBeNull()
    await store.write({ ...undoing, batch: undoBatch('import:1') }, tx => undo(tx, act))
  }
  const after = await everything(store)
  expect(after.orders.filter(order => order.status === 'void').map(order => order.number)).toEqual([
    'ORD-CAP2-27-000001',
  ])
  expect(after.orders.filter(order => order.status !== 'void')).toEqual(before.orders)
})

test('history stays when an act is undone, and does not keep it from being undone', async () => {
  const store = newStore()
  const { order, company } = await begun(store)
  await store.write(enter, async tx => {
    await tx.updateTable('sales_order').set({ note: 'x' }).where('id', '=', order).execute()
    const event = { depot_id: company.depot, table_number: 30, row_id: order, kind: 'noted', detail: '{}' }
    await tx
      .insertInto('record_event')
      .values({ id: 900, ...event, at: 1, person_id: 7, device_number: 5 })
      .execute()
  })
  const act = await last(store)
  expect(await undoBlockedBy(store.reader, act)).toBeNull()
  await store.write(undoing, tx => undo(tx, act))
  expect((await everything(store)).orders[0]?.note).toBe('')
  expect(await store.reader.selectFrom('record_event').select('kind').execute()).toEqual([{ kind: 'noted' }])
})
