import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findSupply } from '../../db/freeStock.ts'
import type { Store } from '../../db/open.ts'
import { addMove } from '../../db/stock.ts'
import { wayOf } from '../../shared/stock/cause.ts'
import { addOrder, by, type Company, foundCompany } from '../support/business.ts'
import { newStore } from '../support/temporaryStore.ts'

const act = (company: Company) => by(company.person, 'orders.save', 'orders.enter')

/** What confirmed orders wait for, summed up over all orders and lines. */
const summed = async (store: Store): Promise<Record<string, number>> => {
  const lines = await store.reader
    .selectFrom('order_line as l')
    .innerJoin('sales_order as o', 'o.id', 'l.id')
    .select(['o.depot_id', 'o.status', 'o.held_from', 'o.shipped_day', 'l.product_id', 'l.quantity'])
    .execute()
  const sums: Record<string, number> = {}
  for (const line of lines) {
    const waits = line.status === 'confirmed' || (line.status === 'on-hold' && line.held_from === 'confirmed')
    if (!waits || line.shipped_day !== null) continue
    const key = `${line.depot_id}/${line.product_id}`
    sums[key] = (sums[key] ?? 0) + line.quantity
  }
  return sums
}

const kept = async (store: Store): Promise<Record<string, number>> => {
  const rows = await store.reader.selectFrom('stock_reserved').selectAll().where('quantity', '<>', 0).execute()
  return Object.fromEntries(rows.map(row => [`${row.depot_id}/${row.product_id}`, row.quantity]))
}

const statuses = [
  'draft',
  'confirmed',
  'confirmed',
  'confirmed',
  'on-hold',
  'on-hold',
  'cancelled',
  'closed',
  'void',
] as const
const step = fc.record({
  does: fc.constantFrom(
    'order',
    'order',
    'status',
    'status',
    'ship',
    'amend',
    'drop-line',
    'remove',
    'renumber',
    'depot',
  ),
  pick: fc.nat(),
  status: fc.constantFrom(...statuses),
  heldFrom: fc.constantFrom('confirmed' as const, 'checked' as const),
  quantity: fc.integer({ min: 1, max: 500 }),
})

test('what is kept as reserved is what all confirmed orders wait for, whatever is ordered, changed, held, cancelled, removed or numbered anew', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), async steps => {
      const store = newStore()
      const company = await foundCompany(store)
      let ids: number[] = []
      for (const each of steps) {
        const id = ids[each.pick % Math.max(1, ids.length)] ?? 0
        if (each.does === 'order') {
          const order = { company, customer: 1, number: null, now: store.now(), quantity: each.quantity }
          const { status } = each
          ids.push(
            await store.write(act(company), async tx => {
              const made = await addOrder(tx, order)
              await tx.updateTable('sales_order').set({ status }).where('id', '=', made).execute()
              return made
            }),
          )
        } else if (each.does === 'renumber') {
          // As a desk that joins does it: rows first, then those below them.
          await store.pen.turn(async ({ statement }) => {
            statement('PRAGMA defer_foreign_keys = ON').run()
            statement('UPDATE capture SET muted = 1').run()
            const tables = each.pick % 2 ? ['sales_order', 'order_line'] : ['order_line', 'sales_order']
            for (const table of tables) statement(`UPDATE ${table} SET id = id + 1000000 WHERE id = ?`).run(id)
            statement('UPDATE capture SET muted = 0').run()
          })
          ids = ids.map(known => (known === id ? id + 1_000_000 : known))
        } else await change(store, company, each, id)
      }
      expect(await kept(store)).toEqual(await summed(store))
      await store.close()
    }),
    { numRuns: 10 },
  )
})

type Step = typeof step extends fc.Arbitrary<infer T> ? T : never

function change(store: Store, company: Company, { does, status, heldFrom, quantity }: Step, id: number): Promise<void> {
  return store.write(act(company), async tx => {
    const order = tx.updateTable('sales_order').where('id', '=', id)
    const line = tx.updateTable('order_line').where('id', '=', id).where('n', '=', 1)
    if (does === 'status') {
      const held =
        status === 'on-hold'
          ? { held_from: heldFrom, hold_kind: 'stock' as const }
          : { held_from: null, hold_kind: null }
      await order.set({ status, ...held }).execute()
    } else if (does === 'ship') await order.set({ shipped_day: '2026-11-21' }).execute()
    else if (does === 'depot') await order.set({ depot_id: 77 }).execute()
    else if (does === 'amend') await line.set({ quantity, product_id: company.products[2] ?? 0 }).execute()
    else if (does === 'drop-line') await tx.deleteFrom('order_line').where('id', '=', id).where('n', '=', 2).execute()
    else await tx.deleteFrom('sales_order').where('id', '=', id).execute()
  })
}

test('what a depot has is told with what is promised of it, and of a product that never moved there nothing is known', async () => {
  const store = newStore()
  const company = await foundCompany(store)
  const [cola = 0, soda = 0, beer = 0] = company.products
  const { from, to } = wayOf('receipt')
  await store.write(by(company.person, 'stock.move', 'stock.move'), async tx => {
    const move = { depotId: company.depot, productId: cola, quantity: 100, cause: 'receipt' as const, from, to }
    await addMove(
      tx,
      { ...move, movedDay: '2026-11-21', document: '', note: '', expectedId: null },
      { person: company.person, at: 1 },
    )
    const id = await addOrder(tx, { company, customer: 1, number: null, now: 1, quantity: 30 })
    await tx.updateTable('sales_order').set({ status: 'confirmed' }).where('id', '=', id).execute()
  })
  const supply = await findSupply(store.reader, company.depot, [cola, soda, beer])
  expect([...supply.values()]).toEqual([
    { kept: true, onHand: 100, reserved: 30, inbound: [] },
    { kept: false, onHand: 0, reserved: 60, inbound: [] },
    { kept: false, onHand: 0, reserved: 0, inbound: [] },
  ])
})
