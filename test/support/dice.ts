/** Throws that are the same for the same seed (mulberry32, T. Ettinger, public domain). */
export interface Dice {
  /** 0 … sides − 1. */
  below(sides: number): number
  /** One of them; undefined where there is none. */
  one<T>(of: readonly T[]): T | undefined
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
  return { below, one: of => of[below(of.length)] }
}
