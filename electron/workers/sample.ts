import { parentPort, workerData } from 'node:worker_threads'
import { z } from 'zod'
import { sampleProfiles } from '../../shared/sample/profiles.ts'
import { type Sample, sampleOf } from '../../shared/sample/sample.ts'
import { SampleName } from '../../shared/sample/sampleName.ts'

/** What the backend sends into the thread: which sample, and for when. */
export const SampleTask = z.object({
  name: SampleName,
  now: z.number(),
  lane: z.string(),
  computer: z.string(),
  passwordHash: z.string(),
})
export type SampleTask = z.infer<typeof SampleTask>
export type SampleAnswer = { sample: Sample } | { failed: string }

// Beside a test or another module that only wants the types there is no parent.
if (parentPort) {
  const { name, ...settings } = SampleTask.parse(workerData)
  parentPort.postMessage(answer(name, settings))
}

function answer(name: SampleName, settings: Omit<SampleTask, 'name'>): SampleAnswer {
  try {
    return { sample: sampleOf(sampleProfiles[name], settings) }
  } catch (error) {
    return { failed: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
}
