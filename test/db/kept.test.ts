import { expect, test } from 'vitest'
import { keepAnswer, pruneKept } from '../../db/kept.ts'
import type { Store } from '../../db/open.ts'
import { newStore, testTime } from '../support/temporaryStore.ts'

const day = 24 * 3_600_000
const keep = (store: Store, bytes: number) =>
  keepAnswer(
    store,
    {
      request: '',
      device: 2,
      epoch: 1,
      cursors: {},
      parts: false,
      bytes: new Uint8Array(bytes),
      signature: new Uint8Array(),
    },
    [],
  )
const left = async ({ reader }: Store): Promise<number[]> =>
  (await reader.selectFrom('kept_answer').select('n').orderBy('n').execute()).map(row => row.n)

test('answers are kept for 90 days, and of more than fits the newest, and go a few at a time', async () => {
  let now = testTime
  const store = newStore({ now: () => now })
  for (let count = 0; count < 5; count += 1) await keep(store, 10)
  now += 2 * day
  for (let count = 0; count < 6; count += 1) await keep(store, 100)
  now += 88.5 * day
  expect(await pruneKept(store, 1_000, 2)).toBe(5)
  expect(await left(store)).toEqual([6, 7, 8, 9, 10, 11])
  expect(await pruneKept(store, 250, 3)).toBe(4)
  expect(await left(store)).toEqual([10, 11])
  expect(await pruneKept(store, 250)).toBe(0)
})
