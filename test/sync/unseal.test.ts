import { expect, test } from 'vitest'
import { framesToSend } from '../../db/queue.ts'
import { sealNext } from '../../db/seal.ts'
import { syncState } from '../../db/syncState.ts'
import { unseal } from '../../db/unseal.ts'
import { addCustomer, by, foundCompany } from '../support/business.ts'
import { openedFrame } from '../support/frames.ts'
import { newStore } from '../support/temporaryStore.ts'

const everything = { mostFrames: 100, mostBytes: 1_000_000 }

async function deskWithThree() {
  const store = newStore()
  const { person, depot } = await foundCompany(store)
  for (const code of ['K1', 'K2'])
    await store.write(by(person, 'customers.save', 'customers.edit'), tx => addCustomer(tx, depot, code))
  return { store, close: () => store.close() }
}

test('a frame that is too big for the link is sealed again into smaller ones, with every transaction once', async () => {
  const { store, close } = await deskWithThree()
  const big = await sealNext(store, { mostBytes: 64_000 })
  expect(big?.transactions).toBe(3)

  expect(await unseal(store, { durable: 0, mostBytes: 100 })).toBe(1)
  expect(await syncState(store.reader)).toMatchObject({ sealedFrame: 0, answeredFrame: 0 })
  while (await sealNext(store, { mostBytes: 1 })) {}
  const small = (await framesToSend(store.reader, everything)).map(openedFrame)
  expect(small.map(frame => frame.number)).toEqual([1, 2, 3])
  expect(small.flatMap(frame => frame.transactions.map(transaction => transaction.number))).toEqual([1, 2, 3])
  expect(small[0]?.previous).toBe('0'.repeat(16))
  await close()
})

test('a frame that head office holds stays sealed, whatever its size', async () => {
  const { store, close } = await deskWithThree()
  await sealNext(store, { mostBytes: 64_000 })
  expect(await unseal(store, { durable: 1, mostBytes: 1_200 })).toBe(0)
  expect(await syncState(store.reader)).toMatchObject({ sealedFrame: 1 })
  await close()
})

test('a frame of one transaction cannot be made smaller', async () => {
  const { store, close } = await deskWithThree()
  await sealNext(store, { mostBytes: 1 })
  expect(await unseal(store, { durable: 0, mostBytes: 1 })).toBe(0)
  await close()
})
