import { z } from 'zod'
import { type Carried, Link, measured, unknownLink } from './link.ts'

const smallestAnswer = 8_000
/** About 30 ms of a desk's time to apply. */
const largestAnswer = 256_000
/** With all that is around it one packet of 1,280 bytes, which every path carries. */
const smallest = 900
const largest = 64_000
const step = 600
const roundsForStep = 8

/** How much is sent and asked for at once, and what the link has shown itself to be. */
export const Rate = z.strictObject({
  /** How much to seal and send at once, in bytes on the wire. */
  frameBytes: z.number().min(smallest).max(largest),
  /** Up to here frames double; beyond, where the link has stalled before, they grow by a small step after some good rounds. */
  doublesTo: z.number().min(smallest).max(largest),
  /** Full rounds that came through at this size. */
  good: z.number().nonnegative(),
  /** How much to ask for at once, in bytes of JSON: an answer is lost whole when it is cut. */
  answerBytes: z.number().min(smallestAnswer).max(largestAnswer),
  link: Link,
})
export type Rate = z.infer<typeof Rate>

export const startingRate: Rate = {
  frameBytes: 4_000,
  doublesTo: largest,
  good: 0,
  answerBytes: 64_000,
  link: unknownLink,
}

/** Sending should be over before a person gives up, and a cut should cost little. */
const airTime = 4_000

/** After a round that came through: the next may be bigger while it stays within about four seconds of air time. `left`: entries still to fetch. */
export function afterSuccess(rate: Rate, round: Carried & { readonly left: number }): Rate {
  const link = measured(rate.link, round)
  const sent = round.sentFrames + round.sentParts
  const used = sent >= rate.frameBytes / 2
  const took = Math.max(1, round.milliseconds - round.connecting)
  const affordable = used ? (sent * airTime) / took : largest
  const good = used ? rate.good + 1 : rate.good
  const grown = used ? grownFrom(rate, good) : rate.frameBytes
  const frameBytes = within(Math.min(grown, Math.max(affordable, rate.frameBytes / 2)))
  const quick = round.left > 0 && round.milliseconds < airTime
  const answerBytes = quick ? Math.min(rate.answerBytes * 2, largestAnswer) : rate.answerBytes
  return { frameBytes, answerBytes, doublesTo: rate.doublesTo, good: frameBytes === rate.frameBytes ? good : 0, link }
}

/** After a stall: half as much; after three in a row as little as fits one packet, for paths that swallow big ones. */
export function afterStall(rate: Rate, stalls: number): Rate {
  const frameBytes = stalls >= 3 ? smallest : within(rate.frameBytes / 2)
  const answerBytes = Math.max(smallestAnswer, rate.answerBytes / 2)
  return { ...rate, frameBytes, answerBytes, doublesTo: frameBytes, good: 0 }
}

/** After a sync that ended well: what stalled once is forgotten bit by bit. */
export const afterAll = (rate: Rate): Rate => ({ ...rate, doublesTo: Math.min(largest, rate.doublesTo * 2) })

/** As TCP does (RFC 5681): quickly up to what is known to go through, carefully beyond: a stall costs a minute. */
function grownFrom({ frameBytes, doublesTo }: Rate, good: number): number {
  if (frameBytes < doublesTo) return Math.min(frameBytes * 2, doublesTo)
  return good >= roundsForStep ? frameBytes + step : frameBytes
}

const within = (bytes: number): number => Math.round(Math.min(largest, Math.max(smallest, bytes)))
