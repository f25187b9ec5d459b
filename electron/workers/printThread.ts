import { Worker } from 'node:worker_threads'
import { mostRows, type PaperTask, rowsOf } from '../print/paper.ts'
import type { Rendered } from '../print/render.ts'
import type { PrintAnswer } from './print.ts'

/** Makes PDFs in a thread of its own, so that nobody waits for the type to be set but who asked for it. */
export interface Printer {
  /** @throws PaperTooLong, PaperCancelled, PaperFailed */
  make(task: PaperTask, signal?: AbortSignal): Promise<Rendered>
  close(): Promise<void>
}

export class PaperTooLong extends Error {
  override readonly name = 'PaperTooLong'
}

export class PaperCancelled extends Error {
  override readonly name = 'PaperCancelled'
}

/** The thread broke, or took longer than anybody waits. The next paper gets a new one. */
export class PaperFailed extends Error {
  override readonly name = 'PaperFailed'
}

export interface PrinterOptions {
  /** The thread's script. */
  readonly thread?: URL
  /** Milliseconds that one paper may take. */
  readonly patience?: number
  /** Milliseconds without work after which the thread is let go, and its memory with it. */
  readonly idle?: number
}

/** One thread, started by the first paper. Papers wait for one another; one that is cancelled stops at once, wherever it is. */
export function openPrinter({ thread = script(), patience = 60_000, idle = 120_000 }: PrinterOptions = {}): Printer {
  let worker: Worker | null = null
  let last: Promise<unknown> = Promise.resolve()
  let leaving: NodeJS.Timeout | undefined

  const letGo = async (): Promise<void> => {
    clearTimeout(leaving)
    const going = worker
    worker = null
    await going?.terminate()
  }
  const started = (): Worker => {
    // Setting type makes much that is thrown away at once: a small room for it is emptied often, and the program stays 60 MB smaller.
    const made = new Worker(thread, { resourceLimits: { maxOldGenerationSizeMb: 384, maxYoungGenerationSizeMb: 8 } })
    // Whoever waits hears of it in `ask`; nobody else needs to.
    return made
      .on('error', () => {})
      .on('exit', () => {
        if (worker === made) worker = null
      })
  }
  const makeOne = async (task: PaperTask, signal: AbortSignal | undefined): Promise<Rendered> => {
    if (signal?.aborted) throw new PaperCancelled()
    clearTimeout(leaving)
    worker ??= started()
    try {
      const made = await ask(worker, task, patience, signal)
      leaving = setTimeout(() => void letGo(), idle).unref()
      return made
    } catch (error) {
      await letGo()
      throw error
    }
  }
  return {
    make: (task, signal) => {
      if (rowsOf(task.paper) > mostRows) return Promise.reject(new PaperTooLong())
      const made = last.then(() => makeOne(task, signal))
      last = made.catch(() => undefined)
      return made
    },
    close: letGo,
  }
}

/** The thread keeps the program alive only while it works. */
async function ask(
  worker: Worker,
  task: PaperTask,
  patience: number,
  signal: AbortSignal | undefined,
): Promise<Rendered> {
  const { promise, resolve, reject } = Promise.withResolvers<Rendered>()
  const take = (answer: PrintAnswer): void =>
    'rendered' in answer ? resolve(answer.rendered) : reject(new PaperFailed(answer.failed))
  const fell = (error: unknown): void => reject(new PaperFailed('the thread fell over', { cause: error }))
  const ended = (): void => reject(new PaperFailed('the thread ended'))
  const cancel = (): void => reject(new PaperCancelled())
  const late = setTimeout(() => reject(new PaperFailed('it took too long')), patience)
  worker.on('message', take).on('error', fell).on('exit', ended)
  signal?.addEventListener('abort', cancel, { once: true })
  worker.ref()
  worker.postMessage(task)
  try {
    return await promise
  } finally {
    clearTimeout(late)
    worker.off('message', take).off('error', fell).off('exit', ended)
    worker.unref()
    signal?.removeEventListener('abort', cancel)
  }
}

/** Beside this file: the source when it runs from source, the built script in the package. */
const script = (): URL => new URL(import.meta.url.endsWith('.ts') ? './print.ts' : './print.js', import.meta.url)
