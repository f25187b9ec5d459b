import { expect } from 'vitest'
import { simulate } from './simulate.ts'

/** So many stories each of two test files plays in every run of the tests, from one seed on and from the other. */
export const half = 130
export const begins = { first: 1, second: 168 }

/** Milliseconds within which so many stories are played on a computer that does many other things beside. */
export const timeFor = (seeds: number): number => seeds * 60_000

/**
 * Plays the stories of these seeds in a process of their own, where the code runs as it is, and expects every oracle to be content. Failing seeds are
 * told, and the first of them again in as few steps as it takes.
 */
export async function playedWell(from: number, seeds: number): Promise<void> {
  const { code, lines, errors } = await simulate('--from', String(from), '--seeds', String(seeds))
  expect(code, `${errors}\n${lines.join('\n')}`).toBe(0)
  expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject({ seeds, steps: 100 * seeds, lost: 0, unequal: 0 })
}
