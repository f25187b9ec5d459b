import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addExpected, endExpected, findExpected, listComing, updateExpected } from '../../db/expectedGoods.ts'
import { findSupply } from '../../db/freeStock.ts'
import type { Store } from '../../db/open.ts'
import { addMove, addReversal, findMove } from '../../db/stock.ts'
import { wayOf } from '../../shared/stock/cause.ts'
import { by } from '../support/business.ts'
import { newStore, testTime } from '../support/temporaryStore.ts'

const act = by(1, 'stock.expect', 'stock.move')
const stamp = { person: 1, at: testTime }
const form = { supplier: 'BRANA', document: 'PO 7', note: '' }
const days = ['2026-11-24', '2026-11-28', '2026-12-01'] as const

/** What is still to come, told anew from all expected goods, movements and reversals. */
const summed = async (store: Store) => {
  const moves = await store.reader
    .selectFrom('stock_move as m')
    .leftJoin('stock_reversal as r', 'r.id', 'm.id')
    .select(['m.expected_id', 'm.quantity'])
    .where('r.id', 'is', null)
    .execute()
  const goods = await store.reader.selectFrom('expected_goods').selectAll().orderBy('id').execute()
  return goods.flatMap(({ id, depot_id, product_id, expected_day, quantity, ended }) => {
    const came = moves.filter(move => move.expected_id === id).reduce((sum, move) => sum + move.quantity, 0)
    return ended === 1 || came >= quantity
      ? []
      : [{ depot_id, product_id, day: expected_day, expected_id: id, quantity: quantity - came }]
  })
}
const kept = (store: Store) => store.reader.selectFrom('stock_inbound').selectAll().orderBy('expected_id').execute()

const step = fc.record({
  does: fc.constantFrom(
    'expect',
    'expect',
    'receive',
    'receive',
    'receive',
    'back',
    'change',
    'end',
    'leave',
    'renumber',
    'gone',
  ),
  pick: fc.nat(),
  product: fc.integer({ min: 1, max: 2 }),
  quantity: fc.integer({ min: 1, max: 60 }),
  day: fc.constantFrom(...days),
})

test('what is kept as still to come is what was expected less what movements brought of it, whatever comes, is taken back, ended, changed, removed or numbered anew', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 30 }), async steps => {
      const store = newStore()
      const moves: number[] = []
      let goods: number[] = []
      for (const { does, pick, product, quantity, day } of steps) {
        const id = goods[pick % Math.max(1, goods.length)] ?? 0
        const move = moves[pick % Math.max(1, moves.length)] ?? 0
        const expected = { depotId: 1, productId: product, quantity: quantity + 20, expectedDay: day, ...form }
        if (does === 'expect') goods.push(await store.write(act, tx => addExpected(tx, expected, stamp)))
        else if (does === 'receive')
          moves.push(await store.write(act, tx => receive(tx, { product, quantity, expectedId: id === 0 ? null : id })))
        else if (does === 'back') {
          const found = await findMove(store.reader, move)
          if (found && !found.takenBack) await store.write(act, tx => addReversal(tx, move, { ...stamp, note: '' }))
        } else if (does === 'change') await store.write(act, tx => updateExpected(tx, id, expected))
        else if (does === 'end') await store.write(act, tx => endExpected(tx, id, true))
        else
          await muted(
            store,
            does === 'leave'
              ? ['DELETE FROM stock_move WHERE id = ?', move]
              : does === 'gone'
                ? ['DELETE FROM expected_goods WHERE id = ?', id]
                : ['UPDATE expected_goods SET id = id + 1000000 WHERE id = ?', id],
          )
        if (does === 'renumber' && id !== 0 && goods.includes(id)) {
          await muted(store, ['UPDATE stock_move SET expected_id = expected_id + 1000000 WHERE expected_id = ?', id])
          goods = goods.map(known => (known === id ? id + 1_000_000 : known))
        }
        if (does === 'gone') goods = goods.filter(known => known !== id)
      }
      expect(await kept(store)).toEqual(await summed(store))
      await store.close()
    }),
    { numRuns: 10 },
  )
})

const receive = (
  tx: Parameters<typeof addMove>[0],
  { product, quantity, expectedId }: { product: number; quantity: number; expectedId: number | null },
) => {
  const { from, to } = wayOf('receipt')
  const move = { depotId: 1, productId: product, cause: 'receipt' as const, from, to, quantity, expectedId }
  return addMove(tx, { ...move, movedDay: '2026-11-21', document: '', note: '' }, stamp)
}

/** As head office's side of the desk does it, with capture silent. */
const muted = (store: Store, [text, id]: readonly [string, number]): Promise<void> =>
  store.pen.turn(({ statement }) => {
    statement('UPDATE capture SET muted = 1').run()
    statement(text).run(id)
    statement('UPDATE capture SET muted = 0').run()
  })

test('what is expected is among the supply by its day, less what came of it, until it is all here or ended', async () => {
  const store = newStore()
  const one = (productId: number) => ({ depotId: 1, productId, quantity: 48, expectedDay: days[0], ...form })
  const supply = async () => (await findSupply(store.reader, 1, [5])).get(5)
  const id = await store.write(act, tx => addExpected(tx, one(5), stamp))
  const other = await store.write(act, tx => addExpected(tx, { ...one(5), expectedDay: days[1] }, stamp))
  await store.write(act, tx => addExpected(tx, one(6), stamp))
  expect(await supply()).toEqual({
    kept: true,
    onHand: 0,
    reserved: 0,
    inbound: [
      { day: days[0], quantity: 48 },
      { day: days[1], quantity: 48 },
    ],
  })
  await store.write(act, tx => receive(tx, { product: 5, quantity: 30, expectedId: id }))
  await store.write(act, tx => endExpected(tx, other, true))
  expect(await supply()).toMatchObject({ onHand: 30, inbound: [{ day: days[0], quantity: 18 }] })
  expect(await listComing(store.reader, 1, 5)).toMatchObject([{ id, quantity: 48, received: 30 }])
  await store.write(act, tx => receive(tx, { product: 5, quantity: 20, expectedId: id }))
  expect(await supply()).toMatchObject({ onHand: 50, inbound: [] })
  expect(await findExpected(store.reader, id)).toMatchObject({ received: 50, ended: false })
})
