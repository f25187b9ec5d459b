import type { Conditions } from '../support/proxy.ts'
import { openLinkPair, type Sent } from './linkPair.ts'
import { openPouch, type Pouch, pushed } from './pouch.ts'

interface Scene {
  readonly rows: number
  readonly ours: Sent
  readonly pouch: Sent & { readonly rows: number }
}

interface Apart extends Scene {
  /** Of the changes of both, how many stand in the row that both desks show in the end. */
  readonly kept: { readonly changes: number; readonly ours: number; readonly pouch: number }
}

/**
 * One field of each of a thousand customers, each in a transaction of its own; and two desks that changed different fields of the same customers
 * while they were apart. PouchDB has the same rows as documents; of those it changes a hundred, and a thousand where `full` asks.
 */
export async function linkScenes(poor: Partial<Conditions>, full: boolean): Promise<{ oneField: Scene; apart: Apart }> {
  const [rows, shared, asked] = [1000, 100, full ? 1000 : 100]
  const pair = await openLinkPair(rows)
  const pouch = await openPouch()
  try {
    const [first, second] = pair.desks
    const documents = await first.store.reader.selectFrom('customer').selectAll().orderBy('id').execute()
    await pouch.put(documents.map(document => ({ _id: `customer:${document.id}`, ...document })))
    await pouch.push()
    await pouch.second.pull()

    for (const [at, customer] of pair.customers.entries()) await pair.change(first, customer, { notes: noteOf(at) })
    const oneField = await pair.sync(poor, [first])
    await pair.sync({}, [second])
    await pouch.change(asked, at => ({ notes: noteOf(at) }))
    const pouchField = await pushed(pouch, poor, () => pouch.push())
    await pouch.second.pull()

    const both = pair.customers.slice(0, shared)
    for (const customer of both) {
      await pair.change(first, customer, { notes: 'pa madi' })
      await pair.change(second, customer, { address: 'Ri 12' })
    }
    const apart = await pair.sync(poor, [first, second, first])
    return {
      oneField: { rows, ours: oneField, pouch: { rows: asked, ...pouchField } },
      apart: {
        rows: shared,
        ours: apart,
        pouch: { rows: shared, ...(await pouchApart(pouch, poor, shared)) },
        kept: {
          changes: 2 * shared,
          ours: Math.min(...(await Promise.all(pair.desks.map(desk => keptBy(desk.store, both))))),
          pouch: await pouch.having(shared, { notes: 'pa madi', address: 'Ri 12' }),
        },
      },
    }
  } finally {
    await pouch.close()
    await pair.close()
  }
}

/** What a person notes of a customer: each another. */
const noteOf = (at: number): string => `rele ${3700 + ((at * 7919) % 997)} anvan ${7 + (at % 11)} è`

async function pouchApart(pouch: Pouch, poor: Partial<Conditions>, shared: number): Promise<Sent> {
  await pouch.change(shared, () => ({ notes: 'pa madi' }))
  await pouch.second.change(shared, () => ({ address: 'Ri 12' }))
  return pushed(pouch, poor, async () => {
    await pouch.push()
    await pouch.second.push()
    await pouch.second.pull()
    await pouch.pull()
  })
}

async function keptBy(
  store: Awaited<ReturnType<typeof openLinkPair>>['desks'][0]['store'],
  customers: readonly number[],
): Promise<number> {
  const rows = await store.reader
    .selectFrom('customer')
    .select(['notes', 'address'])
    .where('id', 'in', customers)
    .execute()
  return rows.filter(row => row.notes === 'pa madi').length + rows.filter(row => row.address === 'Ri 12').length
}
