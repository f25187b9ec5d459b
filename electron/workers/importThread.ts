import { Worker } from 'node:worker_threads'
import type { ImportedRecords } from '../../shared/import/record.ts'
import type { ImportAnswer, ImportTask } from './import.ts'

/** Reads and understands the tables of a profile in a thread of its own, so that nobody waits for it. Rejects when cancelled. */
export function readInThread(task: ImportTask, signal: AbortSignal): Promise<ImportedRecords> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL(threadFile(), import.meta.url), {
      workerData: task,
      resourceLimits: { maxOldGenerationSizeMb: 1024 },
    })
    const stop = (): void => {
      void worker.terminate()
      reject(new ImportCancelled())
    }
    signal.addEventListener('abort', stop, { once: true })
    worker.once('message', (answer: ImportAnswer) => {
      signal.removeEventListener('abort', stop)
      if ('records' in answer) resolve(answer.records)
      else reject(new Error(answer.failed))
    })
    worker.once('error', reject)
    if (signal.aborted) stop()
  })
}

export class ImportCancelled extends Error {
  override readonly name = 'ImportCancelled'
}

/** Beside this file: the source when it runs from source, the built script in the package. */
const threadFile = (): string => (import.meta.url.endsWith('.ts') ? './import.ts' : './import.js')
