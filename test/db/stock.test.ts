import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Store } from '../../db/open.ts'
import { addMove, addReversal, findMove, onHand } from '../../db/stock.ts'
import { causes, wayOf } from '../../shared/stock/cause.ts'
import { by } from '../support/business.ts'
import { newStore, testTime } from '../support/temporaryStore.ts'

const act = by(1, 'stock.move', 'stock.move')
const stamp = { person: 1, at: testTime }

/** What stands where, summed up over all history that was not taken back. */
const summed = async (store: Store): Promise<Record<string, number>> => {
  const moves = await store.reader
    .selectFrom('stock_move as m')
    .leftJoin('stock_reversal as r', 'r.id', 'm.id')
    .selectAll('m')
    .where('r.id', 'is', null)
    .execute()
  const sums: Record<string, number> = {}
  for (const move of moves)
    for (const [place, units] of [
      [move.from_place, -move.quantity],
      [move.to_place, move.quantity],
    ] as const) {
      const key = `${move.depot_id}/${move.product_id}/${place}`
      sums[key] = (sums[key] ?? 0) + units
    }
  return Object.fromEntries(Object.entries(sums).filter(([, units]) => units !== 0))
}

const kept = async (store: Store): Promise<Record<string, number>> => {
  const rows = await store.reader.selectFrom('stock_balance').selectAll().where('quantity', '<>', 0).execute()
  return Object.fromEntries(rows.map(row => [`${row.depot_id}/${row.product_id}/${row.place}`, row.quantity]))
}

const step = fc.oneof(
  fc.record({
    does: fc.constant('move' as const),
    cause: fc.constantFrom(...causes),
    depot: fc.integer({ min: 1, max: 2 }),
    product: fc.integer({ min: 1, max: 3 }),
    quantity: fc.integer({ min: 1, max: 500 }),
  }),
  fc.record({ does: fc.constant('take-back' as const), pick: fc.nat() }),
  fc.record({ does: fc.constant('leave' as const), pick: fc.nat() }),
  fc.record({ does: fc.constant('renumber' as const), pick: fc.nat() }),
)

test('what is kept of each place is what all movements come to, whatever moves, is taken back, leaves the computer or is numbered anew', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), async steps => {
      const store = newStore()
      const ids: number[] = []
      for (const each of steps) {
        const id = each.does === 'move' ? 0 : (ids[each.pick % Math.max(1, ids.length)] ?? 0)
        if (each.does === 'move') {
          const { from, to } = wayOf(each.cause)
          const move = {
            depotId: each.depot,
            productId: each.product,
            cause: each.cause,
            from,
            to,
            quantity: each.quantity,
          }
          const told = { ...move, movedDay: '2026-11-21', document: '', note: '', expectedId: null }
          ids.push(await store.write(act, tx => addMove(tx, told, stamp)))
        } else if (each.does === 'take-back') {
          const move = await findMove(store.reader, id)
          if (move && !move.takenBack) await store.write(act, tx => addReversal(tx, id, { ...stamp, note: '' }))
        } else {
          // As head office's side of the desk does it, with capture silent.
          await store.pen.turn(async ({ statement }) => {
            statement('UPDATE capture SET muted = 1').run()
            if (each.does === 'leave') statement('DELETE FROM stock_move WHERE id = ?').run(id)
            else statement('UPDATE stock_move SET depot_id = 3 - depot_id WHERE id = ?').run(id)
            statement('UPDATE capture SET muted = 0').run()
          })
        }
      }
      expect(await kept(store)).toEqual(await summed(store))
      await store.close()
    }),
    { numRuns: 25 },
  )
})

test('a movement is a fact: the database itself refuses to change or remove one', async () => {
  const store = newStore()
  const { from, to } = wayOf('receipt')
  const id = await store.write(act, tx =>
    addMove(
      tx,
      {
        depotId: 1,
        productId: 1,
        cause: 'receipt',
        from,
        to,
        quantity: 24,
        movedDay: '2026-11-21',
        document: '',
        note: '',
        expectedId: null,
      },
      stamp,
    ),
  )
  const changed = store.write(act, tx =>
    tx.updateTable('stock_move').set({ quantity: 1 }).where('id', '=', id).execute(),
  )
  const removed = store.write(act, tx => tx.deleteFrom('stock_move').where('id', '=', id).execute())
  await expect(changed).rejects.toThrow('a fact is never changed')
  await expect(removed).rejects.toThrow('a fact is never changed')
  expect(await onHand(store.reader, 1, 1)).toEqual({ depot: 24, blocked: 0 })
})
