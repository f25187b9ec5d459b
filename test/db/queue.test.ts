import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { acknowledge, settleAnswered } from '../../db/acknowledge.ts'
import { applyPage } from '../../db/apply.ts'
import type { Store } from '../../db/open.ts'
import { framesFrom, framesToSend, pruneAcknowledged, waiting } from '../../db/queue.ts'
import { type SealedFrame, sealNext } from '../../db/seal.ts'
import { noteContact, syncState } from '../../db/syncState.ts'
import { addCustomer, by } from '../support/business.ts'
import { openedFrame } from '../support/frames.ts'
import { arriving, entry, newStore, pageOf, testTime } from '../support/temporaryStore.ts'

const act = by(7, 'customers.save', 'customers.edit')
const save = (store: Store, code: string): Promise<number> => store.write(act, tx => addCustomer(tx, 1, code))
const accepted = (...numbers: number[]) => numbers.map(number => ({ number, verdict: 'accepted' as const }))

async function sealAll(store: Store, mostBytes: number): Promise<SealedFrame[]> {
  const frames = []
  for (;;) {
    const frame = await sealNext(store, { mostBytes })
    if (!frame) return frames
    frames.push(frame)
  }
}

test('frames hold every transaction once, whole and in order, and form a hash chain', async () => {
  const store = newStore()
  for (let number = 1; number <= 7; number += 1) await save(store, `C${number} "é\\`)
  const frames = await sealAll(store, 130)
  expect(frames.length).toBeGreaterThan(1)

  let previous = '0'.repeat(64)
  const numbers: number[] = []
  for (const [index, { sealed, hash, bytes, transactions }] of frames.entries()) {
    const frame = openedFrame({ sealed })
    expect(frame).toMatchObject({ device: 5, number: index + 1, previous: previous.slice(0, 16) })
    expect(frame.transactions).toHaveLength(transactions)
    expect(hash).toBe(createHash('sha256').update(sealed).digest('hex'))
    expect(bytes).toBe(sealed.length)
    if (transactions > 1) expect(bytes).toBeLessThanOrEqual(130)
    previous = hash
    numbers.push(...frame.transactions.map(transaction => transaction.number))
  }
  expect(numbers).toEqual([1, 2, 3, 4, 5, 6, 7])
  const [first] = frames.slice(0, 1).flatMap(frame => openedFrame(frame).transactions)
  expect(first).toMatchObject({ person: 7, why: 'customers.save', right: 'customers.edit', batch: null })
  const customer = await store.reader.selectFrom('customer').selectAll().executeTakeFirstOrThrow()
  const { id, version: _version, ...values } = customer
  expect(first?.changes[0]).toEqual({ table: 20, id, sub: 0, op: 'insert', base: 0, values })
})

test('one transaction always goes, however little fits', async () => {
  const store = newStore()
  await save(store, 'A')
  await save(store, 'B')
  expect((await sealAll(store, 1)).map(frame => frame.transactions)).toEqual([1, 1])
})

test('the very same frames are sent until they are answered', async () => {
  const store = newStore()
  for (const code of ['A', 'B', 'C']) await save(store, code)
  const frames = await sealAll(store, 1)
  const budget = { mostFrames: 100, mostBytes: 1_000_000 }
  expect(await framesToSend(store.reader, budget)).toEqual(frames)
  expect(await framesToSend(store.reader, { ...budget, mostFrames: 2 })).toEqual(frames.slice(0, 2))
  expect(await framesToSend(store.reader, { ...budget, mostBytes: 1 })).toEqual(frames.slice(0, 1))
  await acknowledge(store, accepted(1))
  await acknowledge(store, accepted(3))
  expect(await framesToSend(store.reader, budget)).toEqual(frames.slice(1))
  await acknowledge(store, accepted(2))
  expect(await framesToSend(store.reader, budget)).toEqual([])
  expect(await framesFrom(store.reader, 2, budget)).toEqual(frames.slice(1))
})

test('what waits is counted exactly through saving, sealing and answers of every kind', async () => {
  let now = testTime
  const store = newStore({ now: () => now })
  const nothing = { transactions: 0, changes: 0, bytes: 0, oldestAt: null }
  expect(await waiting(store.reader)).toEqual(nothing)
  for (const code of ['A', 'B', 'C']) {
    await save(store, code)
    now += 60_000
  }
  const bytes = (await store.reader.selectFrom('tx').select('bytes').execute()).map(tx => tx.bytes)
  const sum = (numbers: number[]) => numbers.reduce((total, each) => total + each, 0)
  expect(await waiting(store.reader)).toEqual({ transactions: 3, changes: 6, bytes: sum(bytes), oldestAt: testTime })
  await sealAll(store, 1)
  await acknowledge(store, [{ number: 1, verdict: 'rejected', code: 'bad-value', at: null }])
  expect(await waiting(store.reader)).toEqual({
    transactions: 2,
    changes: 4,
    bytes: sum(bytes.slice(1)),
    oldestAt: testTime + 60_000,
  })
  await acknowledge(store, [
    { number: 2, verdict: 'held', waitsFor: { table: 20, id: 1, sub: 0, column: null } },
    { number: 3, verdict: 'changed' },
  ])
  expect(await waiting(store.reader)).toEqual(nothing)
})

test('an answer that comes twice, or after the person decided, changes nothing', async () => {
  const store = newStore()
  await save(store, 'A')
  await sealAll(store, 1)
  const rejected = [{ number: 1, verdict: 'rejected' as const, code: 'bad-value' as const, at: null }]
  await acknowledge(store, rejected)
  await acknowledge(store, rejected)
  await acknowledge(store, accepted(1))
  expect(await store.reader.selectFrom('tx').select('state').execute()).toEqual([{ state: 'rejected' }])
  expect(await store.reader.selectFrom('refusal').select(['tx', 'state']).execute()).toEqual([{ tx: 1, state: 'open' }])
})

test('everything up to a moment is at head office: the last contact, or what was saved before it and waits', async () => {
  let now = testTime
  const store = newStore({ now: () => now })
  expect(await syncState(store.reader)).toMatchObject({ epoch: 0, lastSuccessAt: null, everythingUpTo: null })
  await save(store, 'A')
  await sealAll(store, 1)
  now += 1000
  await noteContact(store, { epoch: 3, clockOffset: -250.4, officeTime: 0 })
  expect(await syncState(store.reader)).toMatchObject({
    epoch: 3,
    clockOffset: -250,
    lastSuccessAt: testTime + 1000,
    everythingUpTo: testTime,
    sealedFrame: 1,
    answeredFrame: 0,
  })
  await acknowledge(store, accepted(1))
  expect(await syncState(store.reader)).toMatchObject({ everythingUpTo: testTime + 1000, answeredFrame: 1 })
})

test('what was answered long ago is forgotten in steps, what is undecided or not yet settled stays', async () => {
  let now = testTime
  const store = newStore({ now: () => now })
  for (let number = 1; number <= 10; number += 1) await save(store, `C${number}`)
  await sealAll(store, 1)
  await acknowledge(store, [
    ...accepted(1, 2, 3, 4, 6, 7, 8, 9, 10),
    { number: 5, verdict: 'rejected', code: 'bad-value', at: null },
  ])
  expect(await pruneAcknowledged(store, now + 1, 0, 3)).toBe(0)
  await settleAnswered(store)
  now += 1000
  expect(await pruneAcknowledged(store, now)).toBe(0)
  expect(await pruneAcknowledged(store, now, 0, 3)).toBe(8)
  expect((await store.reader.selectFrom('tx').select('number').execute()).map(tx => tx.number)).toEqual([5, 10])
  expect(await store.reader.selectFrom('change').select('tx').distinct().execute()).toEqual([{ tx: 5 }, { tx: 10 }])
  expect((await store.reader.selectFrom('frame').select('number').execute()).map(frame => frame.number)).toEqual([
    5, 10,
  ])
  await save(store, 'next')
  expect(await waiting(store.reader)).toMatchObject({ transactions: 1, changes: 2 })
})

test('a clock that jumps a year forgets nothing that was sent lately', async () => {
  let now = testTime
  const store = newStore({ now: () => now })
  const year = 365 * 24 * 60 * 60_000
  await save(store, 'A')
  await sealAll(store, 1)
  await acknowledge(store, accepted(1))
  now = testTime - year
  await save(store, 'B')
  await save(store, 'C')
  await sealAll(store, 1)
  await acknowledge(store, accepted(2, 3))
  await settleAnswered(store)
  now = testTime + year
  // An answer that took too long to say how far this clock is off.
  await noteContact(store, { epoch: 3, clockOffset: null, officeTime: 0 })
  expect(await pruneAcknowledged(store, testTime + 1000)).toBe(0)
  expect(await pruneAcknowledged(store, testTime + year)).toBe(2)
})

test('cursors are kept by scope, and whether there is more to fetch', async () => {
  const store = newStore()
  await applyPage(store, { ...pageOf('reference', [entry(1, [])]), end: 5 })
  await applyPage(store, pageOf('depot:3', [entry(1, []), entry(2, [])]))
  expect(await syncState(store.reader)).toMatchObject({ cursors: { 'depot:3': 2, reference: 1 }, upToDate: false })
  await applyPage(
    store,
    pageOf(
      'reference',
      [2, 3, 4, 5].map(sequence => entry(sequence, [arriving('tax_class', sequence, tax)])),
    ),
  )
  expect(await syncState(store.reader)).toMatchObject({ cursors: { 'depot:3': 2, reference: 5 }, upToDate: true })
})

const tax = { code: 'TCA', name_en: '', name_fr: '', name_ht: '', rate_bp: 1000, active: 1 }
