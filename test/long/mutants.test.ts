import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Mutant } from '../sim/mutant.ts'
import { mutants } from '../sim/mutants/all.ts'
import { play } from '../sim/series.ts'
import { openWorld, type World } from '../sim/world.ts'
import { type TestDatabase, testDatabase } from '../support/postgres.ts'

/** Within so many stories each must be caught; most are by the third. */
const seeds = 30
const timeout = 1_800_000

let database: TestDatabase
let world: World
beforeAll(async () => {
  database = await testDatabase()
  world = await openWorld(database.url)
})
afterAll(async () => {
  await world.close()
  await database.drop()
})

test('there are at least ten planted faults, each under a name of its own', () => {
  const names = mutants.map(({ name }) => name)
  expect(new Set(names).size).toBe(names.length)
  expect(names.length).toBeGreaterThanOrEqual(10)
})

test.each(mutants.filter(({ database: sql }) => sql === undefined))(
  'the planted fault $name is caught',
  { timeout },
  mutant => caught(world, mutant),
)

test.each(mutants.filter(({ database: sql }) => sql !== undefined))(
  'the planted fault $name in head office’s database is caught',
  { timeout },
  async mutant => {
    const own = await testDatabase()
    const spoilt = await openWorld(own.url, mutant.database)
    try {
      await caught(spoilt, mutant)
    } finally {
      await spoilt.close()
      await own.drop()
    }
  },
)

async function caught(spoilt: World, mutant: Mutant): Promise<void> {
  const { failed } = await play(spoilt, { from: mutant.from ?? 1, seeds, mutant, untilFailed: true })
  const noticed = failed.flatMap(({ violations }) => violations.map(({ oracle }) => oracle))
  expect(noticed.filter(oracle => mutant.caughtBy.includes(oracle))).not.toEqual([])
}
