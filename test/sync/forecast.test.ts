import { expect, test } from 'vitest'
import { forecast } from '../../electron/sync/forecast.ts'
import { packed, unpacked } from '../../electron/sync/link.ts'
import { afterAll, afterSuccess, type Rate, startingRate } from '../../electron/sync/rate.ts'
import { diceOf } from '../support/dice.ts'

/** A link as physics has it: bytes a second each way, and milliseconds there and back. */
interface Way {
  readonly up: number
  readonly down: number
  readonly there: number
}

/** Bytes an order as `npm run bench -- wire` finds them: alone, in 25s, all in one. What lies between, on the line through them. */
const sizes = [
  [3_309, 65],
  [3_309 * 25, 492],
  [3_309 * 1_000, 10_700],
] as const
function coded(json: number): number {
  const above = sizes.findIndex(([each]) => each >= json)
  const place = above === -1 ? 2 : Math.max(1, above)
  const [from, to] = [sizes[place - 1], sizes[place]]
  const [x0, y0] = from ?? sizes[0]
  const [x1, y1] = to ?? sizes[2]
  return y0 * (json / x0) ** (Math.log(y1 / y0) / Math.log(x1 / x0))
}

/** Sends so many orders over it as the engine does, with a bit of chance in each; what it took and what is known afterwards. */
function sync(
  rate: Rate,
  orders: number,
  way: Way,
  dice: ReturnType<typeof diceOf>,
): { rate: Rate; seconds: number; bytes: number } {
  let now = rate
  let milliseconds = way.there
  let bytes = 0
  let connecting = way.there
  let left = orders * 3_309
  do {
    const json = Math.min(left, unpacked(now.link, now.frameBytes) * 1.1)
    const frame = left < 1 ? 0 : coded(json) * (0.9 + dice.below(20) / 100)
    const sentWire = frame + 160
    const receivedWire = 100 + frame * 0.15
    const took =
      (way.there + ((sentWire + 45) * 1000) / way.up + ((receivedWire + 45) * 1000) / way.down + 15) *
      (0.95 + dice.below(10) / 100)
    now = afterSuccess(now, {
      milliseconds: took + connecting,
      connecting,
      sentJson: left < 1 ? 0 : json,
      sentFrames: frame,
      sentParts: 0,
      sentWire,
      receivedWire,
      left: 0,
    })
    milliseconds += took
    if (left >= 1) bytes += sentWire + 45
    connecting = 0
    left -= json
  } while (left >= 1)
  return { rate: afterAll(now), seconds: milliseconds / 1000, bytes }
}

const ways: Record<string, Way> = {
  '2G': { up: 3_750, down: 7_500, there: 700 },
  'a poor 2G': { up: 1_200, down: 2_500, there: 1_400 },
  '3G': { up: 40_000, down: 120_000, there: 180 },
  'a satellite': { up: 32_000, down: 128_000, there: 650 },
  'a cable': { up: 1_000_000, down: 4_000_000, there: 25 },
}

test.each(Object.entries(ways))(
  'after a few syncs over $0 the forecast is right within 30 %%, in bytes and in seconds',
  (_, way) => {
    const dice = diceOf(7)
    let rate = startingRate
    for (const orders of [0, 0, 12, 0, 40, 3, 0, 600, 25, 0]) rate = sync(rate, orders, way, dice).rate
    for (const orders of [12, 50, 200, 1_000, 5_000]) {
      const said = forecast(rate, { sealedFrames: 0, sealedBytes: 0, jsonBytes: orders * 3_309 })
      const was = sync(rate, orders, way, dice)
      const told = `${orders} orders: ${JSON.stringify({ said, seconds: was.seconds, bytes: was.bytes, link: rate.link })}`
      expect(Math.abs(said.bytes - was.bytes) / was.bytes, told).toBeLessThan(0.3)
      // Whole seconds are said: nobody is told of less.
      expect(Math.abs((said.seconds ?? 0) - was.seconds), told).toBeLessThan(Math.max(1, 0.3 * was.seconds))
    }
  },
)

test('how long it will take is said only once it was measured, and nothing takes no time', () => {
  const load = { sealedFrames: 0, sealedBytes: 0, jsonBytes: 9_000 }
  expect(forecast(startingRate, load)).toMatchObject({ seconds: null, bytes: expect.any(Number) })
  expect(forecast(startingRate, { ...load, jsonBytes: 0 })).toEqual({ bytes: 0, seconds: 0 })
})

test('frames that are sealed are counted as they are', () => {
  const sealed = forecast(startingRate, { sealedFrames: 3, sealedBytes: 9_000, jsonBytes: 0 })
  expect(sealed.bytes).toBeGreaterThan(9_000)
  expect(sealed.bytes).toBeLessThan(9_900)
})

test('small frames that are sealed already go together, and take no longer than one of their size', () => {
  const { rate } = sync(startingRate, 100, { up: 3_750, down: 7_500, there: 700 }, diceOf(7))
  const load = { sealedBytes: rate.frameBytes, jsonBytes: 0 }
  const together = forecast(rate, { ...load, sealedFrames: 60 })
  expect(together.seconds).toBeGreaterThan(0)
  expect(together).toEqual(forecast(rate, { ...load, sealedFrames: 1 }))
})

test('what fits a frame and how long a frame becomes are one rule', () => {
  const { link } = startingRate
  expect(packed(link, unpacked(link, 12_345))).toBeCloseTo(12_345)
})
