import { expect, test } from 'vitest'
import { afterAll, afterStall, afterSuccess, type Rate, startingRate } from '../../electron/sync/rate.ts'

/** A link of so many bytes a second, used to the full. */
const round = (rate: Rate, bytesPerSecond: number) => {
  const wire = rate.frameBytes
  return {
    sentJson: wire * 50,
    sentFrames: wire,
    sentParts: 0,
    sentWire: wire,
    receivedWire: 100,
    milliseconds: ((wire + 100) * 1000) / bytesPerSecond,
    connecting: 0,
    left: 0,
  }
}

test('frames double on a good link up to 64 kB', () => {
  let rate = startingRate
  const sizes: number[] = []
  for (let i = 0; i < 6; i++) {
    sizes.push(rate.frameBytes)
    rate = afterSuccess(rate, round(rate, 1_000_000))
  }
  expect(sizes).toEqual([4_000, 8_000, 16_000, 32_000, 64_000, 64_000])
})

test('on a link of 1 kB/s they stay within about four seconds of air time', () => {
  let rate = startingRate
  for (let i = 0; i < 10; i++) rate = afterSuccess(rate, round(rate, 1_000))
  expect(rate.frameBytes / 1_000).toBeLessThan(4.5)
  expect(rate.frameBytes / 1_000).toBeGreaterThan(2)
})

test('a stall halves them, and the third in a row makes them as small as a packet', () => {
  const once = afterStall(startingRate, 1)
  expect(once.frameBytes).toBe(2_000)
  expect(afterStall(once, 2).frameBytes).toBe(1_000)
  expect(afterStall(afterStall(once, 2), 3).frameBytes).toBe(900)
  expect(afterStall({ ...startingRate, frameBytes: 1_500 }, 1).frameBytes).toBe(900)
})

test('a small frame that was all there was does not make the next one bigger', () => {
  const idle = {
    sentJson: 200,
    sentFrames: 60,
    sentParts: 0,
    sentWire: 150,
    receivedWire: 150,
    milliseconds: 700,
    connecting: 0,
    left: 0,
  }
  expect(afterSuccess(startingRate, idle)).toMatchObject({ frameBytes: 4_000, link: { way: expect.any(Number) } })
})

test('after a stall they grow by a small step only after eight rounds that came through', () => {
  let rate = afterStall(startingRate, 1)
  const sizes: number[] = []
  for (let i = 0; i < 16; i++) {
    rate = afterSuccess(rate, round(rate, 1_000_000))
    sizes.push(rate.frameBytes)
  }
  expect(sizes).toEqual([...Array(7).fill(2_000), ...Array(8).fill(2_600), 3_200])
})

test('a bad morning is forgotten after some syncs that ended well', () => {
  let rate = afterStall(startingRate, 3)
  expect(rate.doublesTo).toBe(900)
  for (let syncs = 0; syncs < 7; syncs++) rate = afterAll(rate)
  expect(rate.doublesTo).toBe(64_000)
})

test('answers grow while there is more and they come quickly, and shrink when one is cut', () => {
  const more = {
    sentJson: 200,
    sentFrames: 60,
    sentParts: 0,
    sentWire: 150,
    receivedWire: 8_000,
    milliseconds: 900,
    connecting: 0,
    left: 5_000,
  }
  let rate = startingRate
  const sizes: number[] = []
  for (let i = 0; i < 4; i++) {
    sizes.push(rate.answerBytes)
    rate = afterSuccess(rate, more)
  }
  expect(sizes).toEqual([64_000, 128_000, 256_000, 256_000])
  expect(afterSuccess(startingRate, { ...more, milliseconds: 9_000 }).answerBytes).toBe(64_000)
  expect(afterSuccess(startingRate, { ...more, left: 0 }).answerBytes).toBe(64_000)
  expect(afterStall(rate, 1).answerBytes).toBe(128_000)
})
