import { hours } from '../../shared/kernel/instant.ts'
import type { Log } from '../log.ts'
import { type Building, buildSnapshots } from '../snapshot/build.ts'
import { endChore, giveBackChore, takeChore } from '../store/chores.ts'
import { checkRows } from './checkRows.ts'
import { keepLog } from './keepLog.ts'

export interface Nights extends Building {
  readonly log: Log
  /** Between two pieces: whoever is asked meanwhile comes first. Throws where the process ends. */
  readonly breathe: () => Promise<void>
}

const lookEvery = hours(1)
const every = hours(23)
/** A snapshot of the night before is old enough. */
const snapshotAge = hours(20)
/** A process that has not ended its night after so long has died; one that failed gives it back at once. */
const patience = hours(6)

/**
 * What has to be done once a day, by one process for all of them, in small pieces: snapshots, every row held against its proof, the log cut off and
 * shortened. Answers whether it was this process, now.
 */
export async function night(nights: Nights, leastEntries?: number): Promise<boolean> {
  const { store, now, breathe, log } = nights
  const begun = now()
  if (!(await takeChore(store, 'night', { now: begun, every, patience }))) return false
  try {
    const snapshots = await buildSnapshots(nights, snapshotAge, leastEntries)
    const { looked, damaged } = await checkRows(store, now, breathe)
    const { cut, compacted, forgotten } = await keepLog(store, begun, breathe)
    await endChore(store, 'night', now())
    log.info({ event: 'night', snapshots, looked, damaged, cut, compacted, forgotten, milliseconds: now() - begun })
    return true
  } catch (error) {
    // Where even this fails, the chore is free again after its patience.
    await giveBackChore(store, 'night').catch(() => undefined)
    throw error
  }
}

/** Looks every hour whether a night is due; answers how to stop. A database that is away is asked again an hour later. */
export function keepNights(nights: Nights, failed: (error: unknown) => void): () => void {
  const timer = setInterval(() => void night(nights).catch(failed), lookEvery)
  timer.unref()
  return () => clearInterval(timer)
}
