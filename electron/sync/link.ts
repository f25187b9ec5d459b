import { z } from 'zod'
import { leastSquares } from './leastSquares.ts'

/** One round trip as it counts here: bytes with what HTTP puts around them, and milliseconds once the connection stood. */
const Trip = z.strictObject({ up: z.number(), down: z.number(), milliseconds: z.number().positive() })
type Trip = z.infer<typeof Trip>

const mostTrips = 8
const trips = z.array(Trip).max(mostTrips)

/** What a link has shown itself to be, and how short this desk's own work becomes on it. */
export const Link = z.strictObject({
  /** Milliseconds there and back of a request that is next to nothing; null until one was measured. */
  way: z.number().nonnegative().nullable(),
  /** Bytes a second, up and down. */
  up: z.number().positive(),
  down: z.number().positive(),
  /** How dense frames are: see `packed`. */
  density: z.number().positive(),
  /** Bytes that come down for each byte of frames that goes up: verdicts, and the places in the log. */
  echo: z.number().nonnegative(),
  /** The last trips that carried next to nothing, mostly went up, mostly came down: a day of idle ones makes nobody forget the others. */
  lately: z.strictObject({ idle: trips, up: trips, down: trips }),
})
export type Link = z.infer<typeof Link>

/** A fair link, until it shows what it is. */
export const unknownLink: Link = {
  way: null,
  up: 20_000,
  down: 20_000,
  density: 0.03,
  echo: 0.2,
  lately: { idle: [], up: [], down: [] },
}

/** One round trip that came through. */
export interface Carried {
  readonly milliseconds: number
  /** Of these, until the connection stood; 0 where it was kept. */
  readonly connecting: number
  /** Of the frames: as JSON, about, and as they were sealed. */
  readonly sentJson: number
  readonly sentFrames: number
  /** What travelled beside them. */
  readonly sentParts: number
  /** Bytes of the bodies. */
  readonly sentWire: number
  readonly receivedWire: number
}

/** What HTTP puts around a body, about. */
const heads = 45
/** A frame's request around it: signature, cursors, heads of HTTP. */
export const aroundFrame = 190
const idleBytes = 500

/** What a round trip adds to what is known. */
export function measured(link: Link, round: Carried): Link {
  const density =
    round.sentJson > 500
      ? smoothed(link.density, Math.max(1, round.sentFrames - frameBase) / round.sentJson ** packing)
      : link.density
  const echo = round.sentFrames > 200 ? smoothed(link.echo, round.receivedWire / round.sentFrames) : link.echo
  const trip = {
    up: round.sentWire + heads,
    down: round.receivedWire + heads,
    milliseconds: Math.max(1, round.milliseconds - round.connecting),
  }
  const kind = trip.up + trip.down < idleBytes ? 'idle' : trip.up > trip.down ? 'up' : 'down'
  const lately = { ...link.lately, [kind]: [...link.lately[kind], trip].slice(-mostTrips) }
  return { density, echo, lately, ...fitted(lately) }
}

/**
 * The way and the two rates that foretell these trips best, each off by a part of itself; where they say little of one, it is taken for what
 * links usually are.
 */
function fitted(lately: Link['lately']): Pick<Link, 'way' | 'up' | 'down'> {
  const all = Object.values(lately).flat()
  const usual = [usualWay(lately), 1000 / unknownLink.up, 1000 / unknownLink.down]
  const lines = all.map(({ up, down, milliseconds }) => ({
    factors: [1, up, down].map((factor, place) => (factor * (usual[place] ?? 0)) / milliseconds),
    sum: 1,
  }))
  const held = doubts.map((doubt, place) => ({
    factors: usual.map((_, other) => (other === place ? doubt : 0)),
    sum: doubt,
  }))
  const [way = 1, up = 1, down = 1] = leastSquares([...lines, ...held]).map(
    (times, place) => Math.max(times, 0.02) * (usual[place] ?? 1),
  )
  return { way, up: 1000 / up, down: 1000 / down }
}

/** An idle trip is nearly all way; of one that carried something nobody knows how much. */
function usualWay({ idle, up, down }: Link['lately']): number {
  const quickest = (of: readonly Trip[]): number => Math.min(...of.map(trip => trip.milliseconds))
  return idle.length > 0 ? quickest(idle) * 0.8 : Math.min(quickest([...up, ...down]) / 5, 500)
}

/** How much trips must have to say before they count against what is usual: the way is known within a half, a rate may be anything. */
const doubts = [0.1, 0.006, 0.006]

/** Frames of more become shorter for each byte: a head, and about this power of their JSON, measured on orders alone, by 25 and by 1,000. */
const packing = 0.85
const frameBase = 35

/** About how long a frame of so much JSON becomes. */
export const packed = (link: Link, jsonBytes: number): number => frameBase + link.density * jsonBytes ** packing

/** How much JSON fits a frame of so many bytes, about. */
export const unpacked = (link: Link, frameBytes: number): number =>
  (Math.max(1, frameBytes - frameBase) / link.density) ** (1 / packing)

const smoothed = (before: number, now: number): number => before * 0.6 + now * 0.4
