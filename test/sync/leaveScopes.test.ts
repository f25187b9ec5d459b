import { expect, test } from 'vitest'
import { acknowledge } from '../../db/acknowledge.ts'
import { applyPage } from '../../db/apply.ts'
import { leaveScopes } from '../../db/leaveScopes.ts'
import type { Store } from '../../db/open.ts'
import { sealNext } from '../../db/seal.ts'
import { syncState } from '../../db/syncState.ts'
import { by } from '../support/business.ts'
import { newStore } from '../support/temporaryStore.ts'

const customer = (id: number, depot: number) => ({
  sequence: 1,
  device: 3,
  number: 1,
  own: false,
  clock: 1,
  person: 1,
  why: 'customers.save',
  verdicts: [],
  rows: [
    {
      table: 20,
      id,
      sub: 0,
      op: 'put' as const,
      version: 1,
      values: {
        depot_id: depot,
        code: 'K',
        name: 'Kay Jan',
        trade_name: '',
        customer_class: 'kiosk',
        zone: '',
        address: '',
        city: '',
        phone: '',
        language: 'ht',
        delivery_days: 0,
        tax_id: '',
        notes: '',
        active: 1,
      },
    },
  ],
})

async function deskOfTwoDepots(): Promise<Store> {
  const store = newStore()
  for (const depot of [10, 11])
    await applyPage(store, { scope: `depot:${depot}`, from: 0, to: 1, end: 1, entries: [customer(depot * 100, depot)] })
  return store
}

const customers = async (store: Store) =>
  (await store.reader.selectFrom('customer').select('id').orderBy('id').execute()).map(row => row.id)

test('a depot that is no longer this desk’s is taken away with its cursor, the others stay', async () => {
  const store = await deskOfTwoDepots()
  expect(await leaveScopes(store, ['reference', 'depot:10'])).toEqual(['depot:11'])
  expect(await customers(store)).toEqual([1000])
  expect((await syncState(store.reader)).cursors).toEqual({ 'depot:10': 1 })
  expect(await leaveScopes(store, ['reference', 'depot:10'])).toEqual([])
  await store.close()
})

test('nothing of it is sent as a deletion', async () => {
  const store = await deskOfTwoDepots()
  await leaveScopes(store, ['reference', 'depot:10'])
  expect(await sealNext(store, { mostBytes: 10_000 })).toBeNull()
  await store.close()
})

test('a row with a change that head office has refused stays until somebody has decided', async () => {
  const store = await deskOfTwoDepots()
  await store.write(by(1, 'customers.save', 'customers.edit'), tx =>
    tx.updateTable('customer').set({ notes: 'mine' }).where('id', '=', 1100).execute(),
  )
  await sealNext(store, { mostBytes: 10_000 })
  await acknowledge(store, [{ number: 1, verdict: 'rejected', code: 'wrong-depot', at: null }])
  await leaveScopes(store, ['depot:10'])
  expect(await customers(store)).toEqual([1000, 1100])
  await store.close()
})
