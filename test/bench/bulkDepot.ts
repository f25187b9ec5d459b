import { join } from 'node:path'
import { openStore } from '../../db/open.ts'
import { dayAt } from '../../shared/kernel/day.ts'
import { bulkCustomers, bulkOrders } from './bulkRows.ts'
import { seedDepot } from './seedDepot.ts'
import { seeded } from './seeded.ts'

const firstCustomer = 1_000_000
const firstOrder = 10_000_000
const moreCustomers = 1_760

interface SignIn {
  name: string
  login: string
  password: string
}

/** A depot of a usual size with two years of orders behind it, in a data folder of its own, and one person who can sign in. */
export async function bulkDepot(orders: number): Promise<SignIn & { folder: string }> {
  const today = new Date().toISOString().slice(0, 10)
  const { folder, made } = await seeded('depot', { orders, today }, data => fill(data, orders))
  return { folder, ...made }
}

async function fill(data: string, orders: number): Promise<SignIn> {
  const { name, password } = await seedDepot(data, { orders: 0, openOrders: 0 })
  const now = Date.now()
  const store = openStore({ file: join(data, 'konvwa.db'), now: () => now, device: 0 })
  try {
    const one = (table: 'depot' | 'person' | 'product') =>
      store.reader.selectFrom(table).select('id').orderBy('id').executeTakeFirstOrThrow()
    const depot = await store.reader.selectFrom('depot').select(['id', 'time_zone']).executeTakeFirstOrThrow()
    await bulkCustomers(store, { count: moreCustomers, from: firstCustomer, depotId: depot.id })
    await bulkOrders(store, {
      count: orders,
      from: firstOrder,
      depotId: depot.id,
      customers: { from: firstCustomer, count: moreCustomers },
      products: { from: (await one('product')).id, count: 38 },
      personId: (await one('person')).id,
      now,
      today: dayAt(now, depot.time_zone),
    })
    await store.checkpoint()
  } finally {
    await store.close()
  }
  return { name, login: 'mirlande', password }
}
