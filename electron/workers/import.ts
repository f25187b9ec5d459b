import { parentPort, workerData } from 'node:worker_threads'
import { profiles } from '../../shared/import/profiles.ts'
import type { ImportedRecords } from '../../shared/import/record.ts'
import { readProfile } from './readProfile.ts'

/** What the backend sends into the thread, and what comes back: the records of the tables, read and understood. */
export interface ImportTask {
  profile: string
  folder: string
}
export type ImportAnswer = { records: ImportedRecords } | { failed: string }

const task = workerData as ImportTask
const profile = profiles[task.profile]

async function answer(): Promise<ImportAnswer> {
  if (!profile) return { failed: `no profile named ${task.profile}` }
  return { records: await readProfile(profile, task.folder) }
}

answer().then(
  result => parentPort?.postMessage(result),
  (error: unknown) => parentPort?.postMessage({ failed: error instanceof Error ? error.message : String(error) }),
)
