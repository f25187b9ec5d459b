import { expect } from 'vitest'
import { testDatabase } from '../support/postgres.ts'
import { play } from './series.ts'
import { openWorld } from './world.ts'

/** Plays the stories of these seeds in a world of their own and expects every oracle to be content; what fails is told, with its story. */
export async function playedWell(from: number, seeds: number): Promise<void> {
  const database = await testDatabase()
  const world = await openWorld(database.url)
  try {
    const { failed, steps } = await play(world, { from, seeds, untilFailed: true })
    const told = failed.map(
      ({ seed, story, violations }) =>
        `seed ${seed} (npm run sim -- --from ${seed} --seeds 1 shrinks it)\n${story.join('\n')}\n${violations.map(({ oracle, what }) => `${oracle}: ${what}`).join('\n')}`,
    )
    expect(told).toEqual([])
    expect(steps).toBeGreaterThanOrEqual(100 * seeds)
  } finally {
    await world.close()
    await database.drop()
  }
}
