import { openPostgresDoor } from './postgresDoor.ts'

/** Before the first test: a door to PostgreSQL, whose address test processes find in their environment. */
export default async function setup(): Promise<() => Promise<void>> {
  const door = await openPostgresDoor()
  process.env.KONVWA_TEST_POSTGRES = door.url
  return door.close
}
