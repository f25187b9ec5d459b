import { afterAll, beforeAll, test } from 'vitest'
import { playedIn, timeFor } from '../sim/stories.ts'
import { openWorld, type World } from '../sim/world.ts'
import { type TestDatabase, testDatabase } from '../support/postgres.ts'

/** 5,000 stories of a hundred steps: half a million, as many as its other half. */
const [from, seeds, atOnce] = [10_001, 5_000, 250]
/** Those of which every run of the tests plays some. */
const first = [1, 251]

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

test.each([...first, ...Array.from({ length: seeds / atOnce }, (_, part) => from + part * atOnce)])(
  'nothing is lost, doubled or unequal in the 250 stories from %i on',
  { timeout: timeFor(atOnce) },
  start => playedIn(world, start, atOnce),
)
