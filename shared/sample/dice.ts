/** Throws that are the same for the same seed (mulberry32, T. Ettinger, public domain). */
export interface Dice {
  /** 0 … sides − 1. */
  below(sides: number): number
  /** A whole number from … to, both ends counted. */
  between(from: number, to: number): number
  /** True in so many of a thousand throws. */
  perMille(share: number): boolean
  one<T>(of: readonly [T, ...T[]]): T
}

export function diceOf(seed: number): Dice {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const below = (sides: number): number => Math.floor(next() * sides)
  return {
    below,
    between: (from, to) => from + below(to - from + 1),
    perMille: share => below(1000) < share,
    one: of => of[below(of.length)] ?? of[0],
  }
}
