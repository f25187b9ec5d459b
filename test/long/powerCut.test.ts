import { describe, expect, test } from 'vitest'
import { cutPower } from '../powercut/cutPower.ts'
import { canRecord } from '../powercut/recording.ts'

describe.skipIf(!canRecord)('where Linux and a C compiler are', () => {
  test.each([1, 2, 3])('400 power cuts lose nothing that was acknowledged, series %i', async seed => {
    const { cuts, lost, broken } = await cutPower({ synchronous: 'FULL', cuts: 400, orders: 300, seed })
    expect(broken).toEqual([])
    expect(lost).toBe(0)
    expect(cuts).toBeGreaterThan(300)
  })

  test('400 cuts without waiting for the disk lose something most of the time', async () => {
    const { cuts, lost } = await cutPower({ synchronous: 'NORMAL', cuts: 400, orders: 300, seed: 1 })
    expect(lost).toBeGreaterThan(cuts / 3)
  })
})
