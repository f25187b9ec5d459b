import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { nextId } from '../../db/nextId.ts'
import type { Store } from '../../db/open.ts'
import type { Writer } from '../../db/schema.ts'
import { TransactionTooLarge } from '../../db/write.ts'
import { counterOfId, deviceOfId } from '../../shared/kernel/id.ts'
import { clockAt } from '../../shared/sync/clock.ts'
import { mostRows } from '../../shared/sync/protocol.ts'
import { addCustomer, by } from '../support/business.ts'
import { newStore, testTime } from '../support/temporaryStore.ts'

const act = by(7, 'customers.save', 'customers.edit')
const customer = (tx: Writer, code: string): Promise<number> => addCustomer(tx, 1, code)
const numbers = async (store: Store): Promise<number[]> =>
  (await store.reader.selectFrom('tx').select('number').orderBy('number').execute()).map(tx => tx.number)
const codes = async (store: Store): Promise<string[]> =>
  (await store.reader.selectFrom('customer').select('code').orderBy('id').execute()).map(row => row.code)

test('a transaction is kept with who, why, under which right, when, and with its changes', async () => {
  const store = newStore()
  await store.write({ ...act, batch: 'b-1' }, tx => customer(tx, 'A'))
  expect(await store.reader.selectFrom('tx').selectAll().execute()).toMatchObject([
    {
      number: 1,
      person: 7,
      why: 'customers.save',
      right: 'customers.edit',
      batch: 'b-1',
      at: testTime,
      clock: clockAt(testTime),
      first_change: 1,
      last_change: 2,
      state: 'waiting',
    },
  ])
})

test('transactions are numbered without holes, whatever fails or changes nothing in between', async () => {
  const store = newStore()
  await store.write(act, tx => customer(tx, 'A'))
  await store.write(act, () => 'nothing')
  await expect(
    store.write(act, async tx => {
      await customer(tx, 'lost')
      throw new Error('no')
    }),
  ).rejects.toThrow('no')
  await store.writePrivate(tx => nextId(tx))
  await store.write(act, tx => customer(tx, 'B'))
  expect(await numbers(store)).toEqual([1, 2])
  expect(await codes(store)).toEqual(['A', 'B'])
})

test('clocks rise strictly, follow the wall clock with head office’s offset, and never go back with it', async () => {
  let now = testTime
  const store = newStore({ now: () => now })
  await store.writePrivate(tx => tx.updateTable('capture').set({ clock_offset: 5000 }).execute())
  await store.write(act, tx => customer(tx, 'A'))
  await store.write(act, tx => customer(tx, 'B'))
  now -= 86_400_000
  await store.write(act, tx => customer(tx, 'C'))
  now += 2 * 86_400_000
  await store.write(act, tx => customer(tx, 'D'))
  const clocks = (await store.reader.selectFrom('tx').select('clock').orderBy('number').execute()).map(tx => tx.clock)
  const first = clockAt(testTime + 5000)
  expect(clocks).toEqual([first, first + 1, first + 2, clockAt(now + 5000)])
})

test('more rows than a transaction may carry are refused and nothing of them is written', async () => {
  const store = newStore()
  const tooMany = store.write(act, async tx => {
    for (let row = 0; row <= mostRows / 2; row += 1) await customer(tx, `C${row}`)
  })
  await expect(tooMany).rejects.toThrow(TransactionTooLarge)
  expect(await codes(store)).toEqual([])
  await store.write(act, async tx => {
    for (let row = 0; row < mostRows / 2; row += 1) await customer(tx, `C${row}`)
  })
  expect(await codes(store)).toHaveLength(mostRows / 2)
})

test('more bytes than a transaction may carry are refused, and they are never counted too low', async () => {
  const store = newStore()
  const save = (notes: string) =>
    store.write(act, async tx => {
      const id = await customer(tx, 'A')
      await tx.updateTable('customer').set({ notes }).where('id', '=', id).execute()
    })
  await expect(save('é'.repeat(66_000))).rejects.toThrow(TransactionTooLarge)
  await save('é"\\'.repeat(10_000))
  const { bytes } = await store.reader.selectFrom('tx').select('bytes').executeTakeFirstOrThrow()
  const changes = await store.reader.selectFrom('change').selectAll().execute()
  const sent = JSON.stringify({
    number: 1,
    clock: 1,
    person: 1,
    why: act.why,
    right: act.right,
    batch: null,
    changes: changes.map(({ tbl, id, sub, op, base, cols }) => ({
      table: tbl,
      id,
      sub,
      op,
      base,
      values: JSON.parse(cols),
    })),
  })
  expect(bytes).toBeGreaterThanOrEqual(Buffer.byteLength(sent))
  expect(bytes).toBeLessThan(Buffer.byteLength(sent) * 1.05)
})

test('ids are the device’s own and count up; one of a transaction that failed is given again', async () => {
  const store = newStore({ device: 5 })
  const first = await store.writePrivate(tx => nextId(tx))
  await store.writePrivate(async tx => Promise.reject(await nextId(tx))).catch(() => {})
  const second = await store.writePrivate(tx => nextId(tx))
  expect([deviceOfId(first), counterOfId(first), second - first]).toEqual([5, 1, 1])
})

test('writers take turns, and readers see only what is saved and never wait', async () => {
  const store = newStore()
  const seen: string[] = []
  const slow = store.write(act, async tx => {
    await customer(tx, 'A')
    await pause(100)
    seen.push('slow done')
    await customer(tx, 'B')
  })
  const quick = store.write(act, async tx => {
    seen.push('quick begins')
    await customer(tx, 'C')
  })
  await pause(20)
  const before = performance.now()
  expect(await codes(store)).toEqual([])
  expect(performance.now() - before).toBeLessThan(50)
  await Promise.all([slow, quick])
  expect(seen).toEqual(['slow done', 'quick begins'])
  expect(await codes(store)).toEqual(['A', 'B', 'C'])
})

test('a write inside a write is refused instead of waiting for ever', async () => {
  const store = newStore()
  await expect(store.write(act, () => store.write(act, tx => customer(tx, 'A')))).rejects.toThrow('wait for itself')
  await store.write(act, tx => customer(tx, 'B'))
  expect(await codes(store)).toEqual(['B'])
})

test('a transaction handle kept for later is refused', async () => {
  const store = newStore()
  const kept = await store.write(act, tx => tx)
  await expect(customer(kept, 'A')).rejects.toThrow('over')
  await expect(kept.selectFrom('customer').selectAll().execute()).rejects.toThrow('over')
})

test('the reader cannot write, and a private write cannot touch what is synced', async () => {
  const store = newStore()
  await expect(sql`DELETE FROM customer`.execute(store.reader as Writer)).rejects.toThrow('readonly')
  await expect(store.writePrivate(tx => customer(tx, 'A'))).rejects.toThrow('change.tx')
  expect(await codes(store)).toEqual([])
})

test('who watches hears of each saved transaction with the tables it wrote, and of no other', async () => {
  const store = newStore()
  const heard: string[][] = []
  const stop = store.changes.watch(tables => heard.push([...tables].sort()))
  await store.write(act, tx => customer(tx, 'A'))
  await store.write(act, () => Promise.reject(new Error('no'))).catch(() => {})
  await store.writePrivate(tx =>
    tx.insertInto('preference').values({ id: 1, person_id: null, key: 'theme', value: '"dark"' }).execute(),
  )
  stop()
  await store.write(act, tx => customer(tx, 'B'))
  await pause(1)
  expect(heard).toEqual([['capture', 'contact', 'customer', 'tx'], ['preference']])
})
