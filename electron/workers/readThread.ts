import { Worker } from 'node:worker_threads'
import type { ReadSaid, ReadTask } from './readTask.ts'

/** The thread broke; the reason is for the log. */
export class ReadFailed extends Error {
  override readonly name = 'ReadFailed'
}

/** What the reading thread says, until it is over. Whoever stops listening, or aborts, ends the thread at once. */
export async function* readInThread(
  file: string,
  task: ReadTask,
  signal: AbortSignal,
): AsyncGenerator<ReadSaid, void, void> {
  const said: ReadSaid[] = []
  const unheard = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT))
  let broken: Error | null = null
  let wake = (): void => {}
  const worker = new Worker(new URL(threadFile(), import.meta.url), {
    workerData: { file, task, unheard },
    resourceLimits: { maxOldGenerationSizeMb: 256 },
  })
  worker.on('message', (one: ReadSaid) => {
    said.push(one)
    wake()
  })
  worker.on('error', error => {
    broken = error
    wake()
  })
  const aborted = (): void => wake()
  signal.addEventListener('abort', aborted)
  try {
    while (!signal.aborted) {
      const next = said.shift()
      if (next) {
        if (next.kind === 'failed') throw new ReadFailed(next.reason)
        yield next
        if (next.kind === 'bytes') {
          Atomics.sub(unheard, 0, next.bytes.length)
          Atomics.notify(unheard, 0)
        }
        if (next.kind === 'over') return
      } else if (broken) {
        throw new ReadFailed(String(broken))
      } else {
        await new Promise<void>(resolve => {
          wake = resolve
        })
      }
    }
  } finally {
    signal.removeEventListener('abort', aborted)
    await worker.terminate()
  }
}

/** Beside this file: the source when it runs from source, the built script in the package. */
const threadFile = (): string => (import.meta.url.endsWith('.ts') ? './reading.ts' : './reading.js')
