import { Worker } from 'node:worker_threads'
import type { Sample } from '../../shared/sample/sample.ts'
import type { SampleAnswer, SampleTask } from '../workers/sample.ts'

/** Draws a sample in a thread of its own, so that the page is answered meanwhile. */
export function drawnSample(task: SampleTask): Promise<Sample> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL(threadFile(), import.meta.url), { workerData: task })
    worker.once('message', (answer: SampleAnswer) => {
      if ('sample' in answer) resolve(answer.sample)
      else reject(new Error(answer.failed))
    })
    worker.once('error', reject)
  })
}

/** From the source the thread stands with the others; in the bundle everything lies in one folder. */
const threadFile = (): string => (import.meta.url.endsWith('.ts') ? '../workers/sample.ts' : './sample.js')
