/** How likely a 1 is at each of some places, in 65 536ths, learnt from what was seen there. */
export class Model {
  readonly odds: Uint16Array
  readonly seen: Uint8Array

  /** `like`: one of the same size, whose experience this begins with. */
  constructor(size: number, like?: Model) {
    // One allocation for both: thousands of these live as long as a message.
    const memory = new ArrayBuffer(size * 3)
    this.odds = new Uint16Array(memory, 0, size)
    this.seen = new Uint8Array(memory, size * 2, size)
    if (like) {
      this.odds.set(like.odds)
      this.seen.set(like.seen)
    } else this.odds.fill(32_768)
  }

  copy(): Model {
    return new Model(this.odds.length, this)
  }
}

/**
 * One binary decision after the other, written or read. Who calls it says the same for both: on writing the value goes in and comes back,
 * on reading what goes in is ignored.
 */
export interface Bits {
  readonly writes: boolean
  /** Whatever `work` writes is learnt from and goes nowhere: reader and writer begin with the same experience. */
  practise(work: () => void): void
  /** A decision (0 or 1) whose odds are learnt at this place. */
  bit(model: Model, at: number, value: number): number
  /** So many bits (24 at most) of which nothing is known. */
  even(count: number, value: number): number
}

/** A place that has seen little learns quickly; later a sixty-fourth at a time, so that it follows what changes. `odds`: those there now. */
export function learn(model: Model, at: number, odds: number, bit: number): void {
  const seen = model.seen[at] ?? 0
  const rate = rates[seen] ?? 0
  model.odds[at] = bit ? odds + (((65_535 - odds) * rate) >>> 16) : odds - ((odds * rate) >>> 16)
  if (seen < slowest) model.seen[at] = seen + 1
}

const slowest = 62
const rates = Uint16Array.from({ length: slowest + 1 }, (_, seen) => Math.round(65_536 / (seen + 1.6)))
