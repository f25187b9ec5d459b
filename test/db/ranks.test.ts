import { expect, test } from 'vitest'
import { acknowledge } from '../../db/acknowledge.ts'
import type { Store } from '../../db/open.ts'
import { framesToSend, waiting, waitingLater } from '../../db/queue.ts'
import { goOnAgain, goOnBehind } from '../../db/reborn.ts'
import { sealNext } from '../../db/seal.ts'
import { syncState } from '../../db/syncState.ts'
import { unseal } from '../../db/unseal.ts'
import { rankOf } from '../../shared/sync/rank.ts'
import { addCustomer, by } from '../support/business.ts'
import { openedFrame } from '../support/frames.ts'
import { newStore } from '../support/temporaryStore.ts'

const act = by(7, 'customers.save', 'customers.edit')
const fromFile = { ...by(7, 'imports.apply', 'customers.edit'), batch: 'import:1' }
const everything = { mostFrames: 100, mostBytes: 1_000_000 }

const save = (store: Store, code: string): Promise<number> => store.write(act, tx => addCustomer(tx, 1, code))
const imported = (store: Store, code: string): Promise<number> => store.write(fromFile, tx => addCustomer(tx, 1, code))
const noted = (store: Store, id: number): Promise<unknown> =>
  store.write(act, tx => tx.updateTable('customer').set({ notes: 'fragile' }).where('id', '=', id).execute())

/** The numbers in each frame, all of it sealed. */
async function sealed(store: Store, mostBytes: number): Promise<number[][]> {
  const frames: number[][] = []
  for (;;) {
    const frame = await sealNext(store, { mostBytes })
    if (!frame) return frames
    frames.push(openedFrame(frame).transactions.map(({ number }) => number))
  }
}

test('what a person does goes before reference data, and that before what came out of a file', () => {
  expect(rankOf({ why: 'orders.confirm' })).toBe(0)
  expect(rankOf({ why: 'reference.request' })).toBe(1)
  expect(rankOf({ why: 'imports.apply', batch: 'import:1' })).toBe(2)
  expect(rankOf({ why: 'setup.join', batch: 'join:4' })).toBe(0)
})

test('an order waits for no import, and takes along what it builds on and nothing else', async () => {
  const store = newStore()
  const ids = []
  for (let number = 1; number <= 6; number += 1) ids.push(await imported(store, `F${number}`))
  await noted(store, ids[3] ?? 0)
  await save(store, 'by hand')
  expect(
    await sealNext(store, { mostBytes: 64_000, worst: 0 }).then(frame => frame && openedFrame(frame)),
  ).toMatchObject({
    number: 1,
    transactions: [{ number: 4 }, { number: 7 }, { number: 8 }],
  })
  expect(await sealNext(store, { mostBytes: 64_000, worst: 0 })).toBeNull()
  expect(await sealed(store, 64_000)).toEqual([[1, 2, 3, 5, 6]])
})

test('what was answered early is not counted as waiting, and no frame is sent twice for what is still to come', async () => {
  const store = newStore()
  for (let number = 1; number <= 4; number += 1) await imported(store, `F${number}`)
  await save(store, 'by hand')
  const all = await waiting(store.reader)
  expect(await waitingLater(store.reader)).toMatchObject({ transactions: 4 })
  await sealNext(store, { mostBytes: 64_000, worst: 0 })
  expect(await waiting(store.reader)).toEqual(all)
  await acknowledge(store, [{ number: 5, verdict: 'accepted' }])

  const { bytes } = await store.reader
    .selectFrom('tx')
    .select('bytes')
    .where('number', '=', 5)
    .executeTakeFirstOrThrow()
  expect(await waiting(store.reader)).toMatchObject({ transactions: 4, changes: 8, bytes: all.bytes - bytes })
  expect(await syncState(store.reader)).toMatchObject({ answeredFrame: 1, sealedFrame: 1 })
  expect(await framesToSend(store.reader, everything)).toEqual([])

  expect(await sealed(store, 64_000)).toEqual([[1, 2, 3, 4]])
  expect((await framesToSend(store.reader, everything)).map(frame => [frame.number, frame.transactions])).toEqual([
    [2, 4],
  ])
  await acknowledge(
    store,
    [1, 2, 3, 4].map(number => ({ number, verdict: 'accepted' as const })),
  )
  expect(await waiting(store.reader)).toMatchObject({ transactions: 0, changes: 0, bytes: 0, oldestAt: null })
  expect(await syncState(store.reader)).toMatchObject({ answeredFrame: 2 })
})

test('frames that were opened again are sealed anew with every transaction once', async () => {
  const store = newStore()
  for (let number = 1; number <= 3; number += 1) await imported(store, `F${number}`)
  for (const code of ['A', 'B']) await save(store, code)
  expect(await sealed(store, 64_000)).toEqual([[1, 2, 3, 4, 5]])
  await unseal(store, { durable: 0, mostBytes: 1 })
  await sealNext(store, { mostBytes: 64_000, worst: 0 })
  await sealNext(store, { mostBytes: 64_000 })
  expect(await unseal(store, { durable: 0, mostBytes: 1 })).toBe(2)
  expect((await sealed(store, 1)).flat()).toEqual([4, 5, 1, 2, 3])
  const numbers = (await framesToSend(store.reader, everything)).flatMap(frame =>
    openedFrame(frame).transactions.map(({ number }) => number),
  )
  expect(numbers.toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5])
})

test('a head office that holds an urgent frame and lost what went after it gets just that again, however low its numbers', async () => {
  const store = newStore()
  for (let number = 1; number <= 4; number += 1) await imported(store, `F${number}`)
  await save(store, 'by hand')
  const urgent = await sealNext(store, { mostBytes: 64_000, worst: 0 })
  expect(await sealed(store, 64_000)).toEqual([[1, 2, 3, 4]])
  const accepted = [1, 2, 3, 4, 5].map(number => ({ number, verdict: 'accepted' as const }))
  await acknowledge(store, accepted)
  expect(await waiting(store.reader)).toMatchObject({ transactions: 0 })

  await goOnAgain(store, { frame: 1, hash: urgent?.hash ?? '', framed: 5, epoch: 2 })
  expect(await waiting(store.reader)).toMatchObject({ transactions: 4, changes: 8 })
  expect(await sealed(store, 64_000)).toEqual([[1, 2, 3, 4]])
  expect((await framesToSend(store.reader, everything)).map(({ number }) => number)).toEqual([2])
  await acknowledge(store, accepted.slice(0, 4))
  expect(await waiting(store.reader)).toMatchObject({ transactions: 0 })
  expect(await syncState(store.reader)).toMatchObject({ sealedFrame: 2, answeredFrame: 2 })
})

test('where frames were cut otherwise, what was answered early stays answered and the rest is sealed again', async () => {
  const store = newStore()
  for (let number = 1; number <= 3; number += 1) await imported(store, `F${number}`)
  await save(store, 'by hand')
  await sealNext(store, { mostBytes: 64_000, worst: 0 })
  await acknowledge(store, [{ number: 4, verdict: 'accepted' }])
  await save(store, 'by hand too')
  await sealNext(store, { mostBytes: 64_000, worst: 0 })

  await goOnBehind(store, { frame: 7, hash: 'ab'.repeat(32) })
  expect(await waiting(store.reader)).toMatchObject({ transactions: 4 })
  expect(await sealed(store, 64_000)).toEqual([[1, 2, 3, 5]])
  await acknowledge(
    store,
    [1, 2, 3, 5].map(number => ({ number, verdict: 'accepted' as const })),
  )
  expect(await waiting(store.reader)).toMatchObject({ transactions: 0 })
})
