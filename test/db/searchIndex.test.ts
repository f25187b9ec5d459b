import { expect, test } from 'vitest'
import type { Store } from '../../db/open.ts'
import { addCustomer, addOrder, addProduct, by, foundCompany } from '../support/business.ts'
import { newStore, testTime } from '../support/temporaryStore.ts'

const act = by(7, 'test', 'orders.enter')

const find = async (
  store: Store,
  index: 'customer_search' | 'customer_word' | 'product_search' | 'product_word' | 'order_search',
  text: string,
): Promise<number[]> => {
  const rows = await store.reader
    .selectFrom(index)
    .select('rowid')
    .where(eb => eb(eb.ref(index as never), 'match' as never, text as never))
    .orderBy('rowid')
    .execute()
  return rows.map(row => row.rowid)
}

test('a customer is found by any three letters of name, code, place, phone or contact, accents and case aside', async () => {
  const store = newStore()
  const id = await store.write(act, async tx => {
    await addCustomer(tx, 1, 'B-999')
    const customer = await addCustomer(tx, 1, 'K-0042')
    await tx
      .updateTable('customer')
      .set({ name: 'Ti Boutik Mèsi Bondye', city: 'Cap-Haïtien', phone: '(509) 37-11.22/33' })
      .where('id', '=', customer)
      .execute()
    await tx
      .updateTable('contact')
      .set({ name: 'Rose-Andrée', phone: '4812 7766' })
      .where('id', '=', customer)
      .execute()
    return customer
  })
  for (const text of ['MESI', 'outi', 'haitien', 'ANDREE', '0042', '"5093711"', '711223', '48127766'])
    expect(await find(store, 'customer_search', text), text).toEqual([id])
  expect(await find(store, 'customer_word', 'me*')).toEqual([id])
  expect(await find(store, 'customer_word', 'bo*')).toEqual([id])
  expect(await find(store, 'customer_word', 'ye*')).toEqual([])
  expect(await find(store, 'customer_search', 'Jocelyne')).not.toContain(id)
})

test('the index follows every change, of the contact too, and forgets what is removed', async () => {
  const store = newStore()
  const id = await store.write(act, tx => addCustomer(tx, 1, 'A'))
  await store.write(act, tx => tx.updateTable('customer').set({ name: 'Moved' }).where('id', '=', id).execute())
  expect(await find(store, 'customer_search', 'Moved')).toEqual([id])
  expect(await find(store, 'customer_search', '"Customer A"')).toEqual([])
  await store.write(act, tx => tx.deleteFrom('contact').where('id', '=', id).execute())
  expect(await find(store, 'customer_search', 'Jocelyne')).toEqual([])
  await store.write(act, tx => tx.deleteFrom('customer').where('id', '=', id).execute())
  expect(await find(store, 'customer_search', 'Moved')).toEqual([])
  expect(await find(store, 'customer_word', 'mo*')).toEqual([])
})

test('orders are found by their number and the customer’s reference, products by code and name in each language', async () => {
  const store = newStore()
  const company = await foundCompany(store)
  const found = await store.write(act, async tx => {
    const customer = await addCustomer(tx, company.depot, 'A')
    const draft = await addOrder(tx, { company, customer, number: null, now: testTime })
    const order = await addOrder(tx, { company, customer, number: 'ORD-CAP2-27-000143', now: testTime })
    await tx.updateTable('sales_order').set({ customer_reference: 'BC 77/18' }).where('id', '=', draft).execute()
    const product = await addProduct(tx, 'MALTA24', company.taxClass)
    await tx.updateTable('product').set({ name_ht: 'Malta boutèy' }).where('id', '=', product).execute()
    return { draft, order, product }
  })
  expect(await find(store, 'order_search', '143')).toEqual([found.order])
  expect(await find(store, 'order_search', '"77/18"')).toEqual([found.draft])
  expect(await find(store, 'product_search', 'boutey')).toEqual([found.product])
  expect(await find(store, 'product_word', 'ma*')).toEqual([found.product])
})
