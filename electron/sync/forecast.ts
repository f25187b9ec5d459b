import { aroundFrame, type Link, packed, unpacked } from './link.ts'
import type { Rate } from './rate.ts'

/** What waits at a desk: frames that are sealed, and JSON that is not. */
export interface Load {
  readonly sealedFrames: number
  readonly sealedBytes: number
  readonly jsonBytes: number
}

export interface Forecast {
  /** That will go up, with all that is around the frames. */
  readonly bytes: number
  /** Until all of it is answered; null while the link was not measured. */
  readonly seconds: number | null
}

const mostFrames = 2_000
/** Of frames that are sealed already so many go in one round, as long as they are not bigger together than one that the link carries. */
export const framesAtOnce = 100

/**
 * How much a sync will send and how long it will take: round by round as the engine does it, frames growing while the link is good for more,
 * each round the way there and back, the bytes up and what comes down for them.
 */
export function forecast(rate: Rate, load: Load): Forecast {
  const { link } = rate
  if (load.sealedFrames === 0 && load.jsonBytes === 0) return { bytes: 0, seconds: 0 }
  const rounds = Math.ceil(Math.max(load.sealedFrames / framesAtOnce, load.sealedBytes / rate.frameBytes))
  const frames = Array.from({ length: Math.min(mostFrames, rounds) }, () => load.sealedBytes / rounds)
  let size = rate.frameBytes
  for (let left = load.jsonBytes; left > 1 && frames.length < mostFrames; ) {
    const portion = Math.min(left, unpacked(link, size))
    frames.push(packed(link, portion))
    left -= portion
    size = Math.max(size, Math.min(size * 2, rate.doublesTo, link.up * 4))
  }
  const bytes = Math.round(frames.reduce((sum, frame) => sum + frame + aroundFrame, 0))
  return { bytes, seconds: secondsOf(link, frames, bytes) }
}

function secondsOf(link: Link, frames: readonly number[], bytes: number): number | null {
  if (link.way === null) return null
  const up = bytes / link.up
  const down = ((bytes - frames.length * aroundFrame) * link.echo + frames.length * aroundAnswer) / link.down
  // One way more for the connection, which the sync after a pause has to open.
  const ways = ((frames.length + 1) * link.way) / 1000
  return up + down + ways
}

const aroundAnswer = 130
