import { expect } from 'vitest'
import { testDatabase } from '../support/postgres.ts'
import { planOf } from './plan.ts'
import type { Ran } from './run.ts'
import { play } from './series.ts'
import { shrink } from './shrink.ts'
import { openWorld, type World } from './world.ts'

/** So many stories are played in every run of the tests; the long run plays 500 and 10,000 others. */
export const ordinarily = 12

/** Milliseconds within which so many stories are played on a computer that does many other things beside. */
export const timeFor = (seeds: number): number => seeds * 60_000

/** Plays the stories of these seeds in a world of their own and expects every oracle to be content. */
export async function playedWell(from: number, seeds: number): Promise<void> {
  const database = await testDatabase()
  const world = await openWorld(database.url)
  try {
    await playedIn(world, from, seeds)
  } finally {
    await world.close()
    await database.drop()
  }
}

/** The same in a world that is there; the first story that fails is told, and told again in as few steps as it takes. */
export async function playedIn(world: World, from: number, seeds: number): Promise<void> {
  const { failed, steps } = await play(world, { from, seeds, untilFailed: true })
  const [first] = failed
  if (first) {
    const { ran } = await shrink(world, planOf(first.seed), first)
    expect.fail([`seed ${first.seed}`, ...told(first), 'Shrunk:', ...told(ran)].join('\n'))
  }
  expect(steps).toBeGreaterThanOrEqual(100 * seeds)
}

const told = ({ story, violations }: Ran): string[] => [
  ...story,
  ...violations.map(({ oracle, what }) => `${oracle}: ${what}`),
]
