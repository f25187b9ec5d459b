import { expect, test } from 'vitest'
import { acknowledge } from '../../db/acknowledge.ts'
import { applyPage } from '../../db/apply.ts'
import { listUnequal } from '../../db/comparison.ts'
import { discard } from '../../db/discard.ts'
import { addCustomer, addOrder, by, foundCompany } from '../support/business.ts'
import { arriving, entry, newStore, pageOf } from '../support/temporaryStore.ts'

const edit = by(7, 'customers.save', 'customers.edit')
const rose = { name: 'Rose', role: '', phone: '', email: '', is_primary: 0 } as const

test('giving up a new row under whose key head office meanwhile has another leaves head office’s row', async () => {
  const store = newStore()
  const { depot } = await foundCompany(store)
  const customer = await store.write(edit, tx => addCustomer(tx, depot, 'A'))
  await store.write(edit, tx =>
    tx
      .insertInto('contact')
      .values({ id: customer, n: 3, ...rose, name: 'Wisner' })
      .execute(),
  )
  await applyPage(store, pageOf('depot:1', [entry(1, [arriving('contact', customer, rose, { sub: 3, version: 1 })])]))
  await acknowledge(store, [
    { number: 3, verdict: 'rejected', code: 'already-exists', at: { table: 21, id: customer, sub: 3, column: null } },
  ])
  await discard(store, { tx: 3, person: 7, also: [] })

  const row = await store.reader.selectFrom('contact').selectAll().where('n', '=', 3).executeTakeFirst()
  expect(row).toEqual({ id: customer, n: 3, ...rose, version: 1 })
})

test('giving up the removal of a row brings it back with what others added to it meanwhile', async () => {
  const store = newStore()
  const { depot } = await foundCompany(store)
  const customer = await store.write(edit, tx => addCustomer(tx, depot, 'A'))
  await store.write(edit, async tx => {
    await tx.deleteFrom('contact').where('id', '=', customer).execute()
    await tx.deleteFrom('customer').where('id', '=', customer).execute()
  })
  await acknowledge(store, [
    { number: 2, verdict: 'accepted' },
    { number: 3, verdict: 'rejected', code: 'right-missing', at: null },
  ])
  const added = { ...rose, phone: '3700 1111' }
  await applyPage(store, pageOf('depot:1', [entry(1, [arriving('contact', customer, added, { sub: 7, version: 1 })])]))
  await discard(store, { tx: 3, person: 7, also: [] })

  const contacts = await store.reader.selectFrom('contact').select(['n', 'phone']).where('id', '=', customer).execute()
  expect(contacts).toEqual([
    { n: 1, phone: '' },
    { n: 7, phone: '3700 1111' },
  ])
  expect(await store.reader.selectFrom('parked').selectAll().execute()).toEqual([])
})

test('giving up a row that was made again takes along nothing that head office took in before it', async () => {
  const store = newStore()
  const { depot } = await foundCompany(store)
  const customer = await store.write(edit, tx => addCustomer(tx, depot, 'A'))
  const add = () =>
    store.write(edit, tx =>
      tx
        .insertInto('contact')
        .values({ id: customer, n: 5, ...rose })
        .execute(),
    )
  await add()
  await store.write(edit, tx => tx.deleteFrom('contact').where('n', '=', 5).execute())
  await add()
  await acknowledge(store, [
    { number: 2, verdict: 'accepted' },
    { number: 3, verdict: 'accepted' },
    { number: 4, verdict: 'accepted' },
    { number: 5, verdict: 'rejected', code: 'already-exists', at: null },
  ])
  await discard(store, { tx: 5, person: 7, also: [] })
  const states = await store.reader.selectFrom('tx').select('state').where('number', '>', 3).orderBy('number').execute()
  expect(states.map(({ state }) => state)).toEqual(['accepted', 'discarded'])
  expect(await store.reader.selectFrom('contact').select('n').where('id', '=', customer).execute()).toEqual([{ n: 1 }])
})

test('an order given up because its number was taken stays void beside the one that has the number at head office', async () => {
  const { store, company, customer, number, own, other } = await numberTaken()
  const standing = () =>
    store.reader.selectFrom('sales_order').select(['id', 'number', 'status']).orderBy('id').execute()
  expect(await standing()).toEqual([{ id: own, number, status: 'received' }])
  await discard(store, { tx: 3, person: 7, also: [] })

  expect(await standing()).toEqual([
    { id: own, number, status: 'void' },
    { id: other, number, status: 'received' },
  ])
  expect(await store.reader.selectFrom('parked').selectAll().execute()).toEqual([])
  await expect(
    store.write(by(7, 'orders.save', 'orders.enter'), tx => addOrder(tx, { company, customer, number, now: 2 })),
  ).rejects.toThrow()
})

test('what stands at last because an order was given up is shown as unequal no longer', async () => {
  const { store, other } = await numberTaken()
  expect(await listUnequal(store.reader)).toMatchObject([{ id: other, why: 'cannot-stand' }])
  await discard(store, { tx: 3, person: 7, also: [] })
  expect(await listUnequal(store.reader)).toEqual([])
})

/** An order of this desk was refused because head office has another under its number, which came and waits. */
async function numberTaken() {
  const store = newStore()
  const company = await foundCompany(store)
  const customer = await store.write(edit, tx => addCustomer(tx, company.depot, 'A'))
  const number = 'ORD-CAPA-26-000001'
  const own = await store.write(by(7, 'orders.save', 'orders.enter'), tx =>
    addOrder(tx, { company, customer, number, now: 1 }),
  )
  const {
    id: _own,
    version: _none,
    ...values
  } = await store.reader.selectFrom('sales_order').selectAll().where('id', '=', own).executeTakeFirstOrThrow()
  const other = own + 1_000_000
  await applyPage(store, pageOf('depot:1', [entry(1, [arriving('sales_order', other, values)])]))
  const at = { table: 30, id: own, sub: 0, column: 'number' }
  await acknowledge(store, [
    { number: 2, verdict: 'accepted' },
    { number: 3, verdict: 'rejected', code: 'number-taken', at },
  ])
  return { store, company, customer, number, own, other }
}
