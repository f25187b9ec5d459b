import { expect, test } from 'vitest'
import { nextNumber } from '../../db/laneNumber.ts'
import { newStore } from '../support/temporaryStore.ts'

const lane = { depotCode: 'CAP', lane: '2' }

test('numbers of a lane follow one another without a hole, and a transaction that fails gives its number back', async () => {
  const store = newStore()
  const next = () => store.writePrivate(tx => nextNumber(tx, 'ORD', lane, 2027))
  expect(await next()).toBe('ORD-CAP2-27-000001')
  await store
    .writePrivate(async tx => {
      await nextNumber(tx, 'ORD', lane, 2027)
      throw new Error('not saved')
    })
    .catch(() => {})
  expect(await Promise.all([next(), next(), next()])).toEqual([
    'ORD-CAP2-27-000002',
    'ORD-CAP2-27-000003',
    'ORD-CAP2-27-000004',
  ])
})

test('every lane and every fiscal year counts for itself', async () => {
  const store = newStore()
  const numbers = await store.writePrivate(async tx => [
    await nextNumber(tx, 'ORD', lane, 2027),
    await nextNumber(tx, 'ORD', { ...lane, lane: 'Z7' }, 2027),
    await nextNumber(tx, 'ORD', { ...lane, depotCode: 'GON' }, 2027),
    await nextNumber(tx, 'ORD', lane, 2028),
    await nextNumber(tx, 'ORD', lane, 2027),
  ])
  expect(numbers).toEqual([
    'ORD-CAP2-27-000001',
    'ORD-CAPZ7-27-000001',
    'ORD-GON2-27-000001',
    'ORD-CAP2-28-000001',
    'ORD-CAP2-27-000002',
  ])
})
