import { hours } from '../../shared/kernel/instant.ts'
import { type Building, buildSnapshots } from './build.ts'

const lookEvery = hours(1)
const maxAge = hours(24)

/** Looks every hour which snapshots are a day old and builds them anew; answers how to stop. A database that is away is asked again an hour later. */
export function keepSnapshots(building: Building, failed: (error: unknown) => void): () => void {
  const timer = setInterval(() => void buildSnapshots(building, maxAge).catch(failed), lookEvery)
  timer.unref()
  return () => clearInterval(timer)
}
