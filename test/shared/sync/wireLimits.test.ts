import { expect, test } from 'vitest'
import { Budget } from '../../../shared/sync/wire/budget.ts'
import { frameBytes, readFrameBytes } from '../../../shared/sync/wire/frame.ts'
import { Malformed, Unwritable } from '../../../shared/sync/wire/malformed.ts'
import type { WireTransaction } from '../../../shared/sync/wire/transactions.ts'

const sealed = (list: readonly WireTransaction[]) =>
  frameBytes({ device: 7, number: 3, previous: 'ab'.repeat(32), transactions: list })

test('a few bytes that stand for very much are refused before they fill the memory', () => {
  const order = { table: 30, id: 1, sub: 0, op: 'update' as const, base: 0, values: { note: 'a'.repeat(60_000) } }
  const same = {
    number: 1,
    clock: 1,
    person: 1,
    why: 'x',
    right: 'y',
    batch: null,
    changes: Array.from({ length: 100 }, () => order),
  }
  const many = Array.from({ length: 40 }, (_, place) => ({ ...same, number: place + 1 }))
  expect(() => sealed(many)).toThrow(Unwritable)
  const honest = sealed([same])
  expect(honest.length).toBeLessThan(2_000)
  const budget = new Budget(false)
  expect(() => {
    for (let again = 0; again < 40; again += 1) readFrameBytes(honest, budget)
  }).toThrow(Malformed)
})
