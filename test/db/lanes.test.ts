import { expect, test } from 'vitest'
import { listSeries } from '../../db/lanes.ts'
import { numberedTables, numberTypes, typesOf } from '../../shared/sync/numbered.ts'
import { registry, tableNames, tableOf } from '../../shared/sync/registry.ts'
import { addOrder, by, foundCompany } from '../support/business.ts'
import { newStore } from '../support/temporaryStore.ts'

test('a column called number holds numbers of documents and nothing else, and such a document can be void', () => {
  const named = tableNames.filter(name => 'number' in tableOf(name).columns)
  expect(named.toSorted()).toEqual(numberedTables.toSorted())
  for (const name of numberedTables) {
    const { status } = registry[name].columns
    expect(status.choices).toContain('void')
  }
  expect(numberTypes.filter(type => !numberedTables.some(name => typesOf(name).includes(type)))).toEqual([])
})

test('a void number counts once, whether its document is here, is gone, or stands beside a copy that is good; a longer number is the last', async () => {
  const store = newStore()
  const company = await foundCompany(store)
  const one = (count: number) => `ORD-CAP2-27-${String(count).padStart(6, '0')}`
  await store.write(by(company.person, 'orders.receive', 'orders.enter'), async tx => {
    for (const count of [1, 2, 3, 999_999, 1_000_000])
      await addOrder(tx, { company, customer: 1, number: one(count), now: store.now() })
    for (const count of [2, 3])
      await tx.updateTable('sales_order').set({ status: 'void' }).where('number', '=', one(count)).execute()
    await addOrder(tx, { company, customer: 1, number: one(3), now: store.now() })
  })
  await store.writePrivate(async tx => {
    for (const count of [2, 3, 4])
      await tx
        .insertInto('void_number')
        .values({ number: one(count), at: 1, person: company.person })
        .execute()
  })
  expect(await listSeries(store.reader)).toEqual([
    { prefix: 'ORD-CAP2-27-', first: one(1), last: one(1_000_000), count: 6, voids: 2 },
  ])
})
