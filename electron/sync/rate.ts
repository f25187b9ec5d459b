/** What the link has shown itself to carry. Bytes are those on the wire. */
export interface Rate {
  /** How much to seal and send at once. */
  readonly frameBytes: number
  /** Up to here frames double; beyond, where the link has stalled before, they grow by a small step after some good rounds. */
  readonly doublesTo: number
  /** Full rounds that came through at this size. */
  readonly good: number
  /** How much to ask for at once, in bytes of JSON: an answer is lost whole when it is cut. */
  readonly answerBytes: number
  /** Wire bytes a second; null until something was measured. */
  readonly bytesPerSecond: number | null
  /** Wire bytes for one byte of JSON. */
  readonly compression: number
}

/** With all that is around it one packet of 1,280 bytes, which every path carries. */
const smallest = 900
const largest = 64_000
const step = 600
const roundsForStep = 8
const smallestAnswer = 8_000
/** About 30 ms of a desk's time to apply. */
const largestAnswer = 256_000

export const startingRate: Rate = {
  frameBytes: 4_000,
  doublesTo: largest,
  good: 0,
  answerBytes: 64_000,
  bytesPerSecond: null,
  compression: 0.02,
}

/** A round trip smaller than this says how long the way is, not how wide. */
const leastMeasured = 2_000
/** Sending should be over before a person gives up, and a cut should cost little. */
const airTime = 4_000

/** After a round that came through: the next may be bigger while it stays within about four seconds of air time. */
export function afterSuccess(
  rate: Rate,
  round: {
    sentJson: number
    sentFrames: number
    sentParts: number
    sentWire: number
    receivedWire: number
    milliseconds: number
    left: number
  },
): Rate {
  const wire = round.sentWire + round.receivedWire
  const measured = wire >= leastMeasured ? (wire * 1000) / Math.max(1, round.milliseconds) : null
  const bytesPerSecond = measured === null ? rate.bytesPerSecond : smoothed(rate.bytesPerSecond, measured)
  const compression =
    round.sentJson > 500 ? smoothed(rate.compression, round.sentFrames / round.sentJson) : rate.compression
  const used = round.sentFrames + round.sentParts >= rate.frameBytes / 2
  const affordable = bytesPerSecond === null ? largest : (bytesPerSecond * airTime) / 1000
  const good = used ? rate.good + 1 : rate.good
  const grown = used ? grownFrom(rate, good) : rate.frameBytes
  const frameBytes = within(Math.min(grown, Math.max(affordable, rate.frameBytes / 2)))
  const quick = round.left > 0 && round.milliseconds < airTime
  const answerBytes = quick ? Math.min(rate.answerBytes * 2, largestAnswer) : rate.answerBytes
  return {
    frameBytes,
    answerBytes,
    doublesTo: rate.doublesTo,
    good: frameBytes === rate.frameBytes ? good : 0,
    bytesPerSecond,
    compression,
  }
}

/** After a stall: half as much; after three in a row as little as fits one packet, for paths that swallow big ones. */
export function afterStall(rate: Rate, stalls: number): Rate {
  const frameBytes = stalls >= 3 ? smallest : within(rate.frameBytes / 2)
  const answerBytes = Math.max(smallestAnswer, rate.answerBytes / 2)
  return { ...rate, frameBytes, answerBytes, doublesTo: frameBytes, good: 0 }
}

/** After a sync that ended well: what stalled once is forgotten bit by bit. */
export const afterAll = (rate: Rate): Rate => ({ ...rate, doublesTo: Math.min(largest, rate.doublesTo * 2) })

/** Seconds until so much JSON is sent; null while nothing was measured. */
export const secondsFor = (rate: Rate, jsonBytes: number): number | null =>
  rate.bytesPerSecond === null ? null : Math.ceil((jsonBytes * rate.compression) / rate.bytesPerSecond)

/** As TCP does (RFC 5681): quickly up to what is known to go through, carefully beyond: a stall costs a minute. */
function grownFrom({ frameBytes, doublesTo }: Rate, good: number): number {
  if (frameBytes < doublesTo) return Math.min(frameBytes * 2, doublesTo)
  return good >= roundsForStep ? frameBytes + step : frameBytes
}

const within = (bytes: number): number => Math.round(Math.min(largest, Math.max(smallest, bytes)))
const smoothed = (before: number | null, now: number): number => (before === null ? now : before * 0.7 + now * 0.3)
