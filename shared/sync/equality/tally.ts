/** How many rows there are and the sum of what proves each, modulo 2^64: equal sets of rows have equal tallies, in whatever order they were added. */
export interface Tally {
  readonly count: number
  readonly sum: bigint
}

/** One row of it. `proof`: 64 bits of its text's hash, signed. `version`: head office's, which the proof does not hold. */
export interface Proven {
  readonly id: number
  readonly sub: number
  readonly version: number
  readonly proof: bigint
}

export const nothing: Tally = { count: 0, sum: 0n }

/** What a row adds to a sum, before the modulus. PostgreSQL adds up the very same (`tallyOf` in headoffice/store/tallies.ts). */
export const weighed = ({ id, sub, version, proof }: Proven): bigint =>
  proof + BigInt(version) * BigInt(weightOf(id, sub))

/** So that two rows whose versions were exchanged do not add up to the same. Small enough for version × weight in 63 bits. */
const weightOf = (id: number, sub: number): number => 1 + ((id + sub * 7919) % 999_983)

export const asSum = (sum: bigint): bigint => BigInt.asUintN(64, sum)

export const sameTally = (one: Tally, other: Tally): boolean => one.count === other.count && one.sum === other.sum

/** 32 bits by which one row is told from another of its key. */
export const markOf = (row: Proven): number => Number(BigInt.asUintN(32, weighed(row) ^ (weighed(row) >> 32n)))

export function summed(tallies: Iterable<Tally>): Tally {
  let [count, sum] = [0, 0n]
  for (const tally of tallies) {
    count += tally.count
    sum += tally.sum
  }
  return { count, sum: asSum(sum) }
}
