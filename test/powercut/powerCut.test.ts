import { describe, expect, test } from 'vitest'
import { diceOf } from '../support/dice.ts'
import { cutPower } from './cutPower.ts'
import { DiskFile } from './disk.ts'
import { canRecord } from './recording.ts'

const timeout = 120_000

test('a disk keeps what was synced, and of the rest any sectors', () => {
  const seen = new Set<string>()
  for (let seed = 0; seed < 200; seed += 1) {
    const file = new DiskFile(Buffer.alloc(1024, 'a'))
    file.write(0, Buffer.alloc(100, 'b'))
    file.sync()
    file.write(0, Buffer.alloc(1024, 'c'))
    file.write(1024, Buffer.alloc(10, 'd'))
    const found = file.cut(diceOf(seed))
    seen.add(`${found.toString('latin1', 0, 1)}${found.toString('latin1', 512, 513)}${found.length}`)
  }
  expect([...seen].toSorted()).toEqual([
    ...['ba1024', 'ba1034', 'bc1024', 'bc1034', 'ca1024', 'ca1034', 'cc1024', 'cc1034'],
  ])
})

describe.skipIf(!canRecord)('where Linux and a C compiler are', () => {
  test('the power is cut 60 times in the middle of saving: all that was acknowledged is there, in whole transactions', {
    timeout,
  }, async () => {
    const { cuts, lost, broken } = await cutPower({ synchronous: 'FULL', cuts: 60, orders: 100, seed: 1 })
    expect(broken).toEqual([])
    expect(lost).toBe(0)
    expect(cuts).toBeGreaterThan(50)
  })

  test('the same cuts lose acknowledged orders where the store does not wait for the disk', { timeout }, async () => {
    const { cuts, lost } = await cutPower({ synchronous: 'NORMAL', cuts: 20, orders: 100, seed: 1 })
    expect(lost).toBeGreaterThan(cuts / 4)
  })
})
