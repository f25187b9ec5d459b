import { Worker } from 'node:worker_threads'
import type { Store } from '../../db/open.ts'
import type { ImportState } from '../../shared/imports/contract.ts'
import type { FromThread, ImportTask, ToThread } from './importTask.ts'

/** Who watches hears of what is written so often and no more, in milliseconds: screens read anew each time. */
const tellEvery = 500

export interface Watching {
  readonly signal: AbortSignal
  /** After every turn at writing. */
  onTurn(state: ImportState | null): void
}

/**
 * Does a task of imports in a thread of its own and lends it the store's turn whenever it asks, so that nobody waits for it longer than for any
 * writer. A stop comes between two turns. Rejects with ImportCancelled when stopped, and with Error where the thread failed.
 */
export function inThread(store: Store, task: ImportTask, { signal, onTurn }: Watching): Promise<ImportState | null> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL(threadFile(), import.meta.url), {
      workerData: task,
      resourceLimits: { maxOldGenerationSizeMb: 1536 },
    })
    store.leaveLog(true)
    const tell = (message: ToThread): void => worker.postMessage(message)
    let wrote: ((message: FromThread & { kind: 'wrote' }) => void) | null = null
    let lost: ((error: Error) => void) | null = null
    const untold = new Set<string>()
    let told = store.now()

    const takeUntold = (): ReadonlySet<string> => {
      const tables = new Set(untold)
      untold.clear()
      told = store.now()
      return tables
    }
    const end = (finish: () => void): void => {
      signal.removeEventListener('abort', stop)
      store.leaveLog(false)
      lost?.(new ImportCancelled())
      store.changes.tell(takeUntold())
      void worker.terminate().then(finish)
    }
    const fail = (error: Error): void => {
      lost?.(error)
      end(() => reject(error))
    }
    /** Not in the middle of a turn: what it writes there is committed or not when the turn is over. */
    const stop = (): void => {
      if (!wrote) end(() => reject(new ImportCancelled()))
    }
    const lend = (): Promise<void> =>
      store.lend(async () => {
        if (signal.aborted) throw new ImportCancelled()
        const done = new Promise<FromThread & { kind: 'wrote' }>((written, failed) => {
          wrote = written
          lost = failed
        })
        tell({ kind: 'go', now: store.now() })
        try {
          const { tables, state } = await done
          onTurn(state)
          for (const table of tables) untold.add(table)
          return store.now() - told < tellEvery ? nothing : takeUntold()
        } finally {
          wrote = null
          lost = null
          if (signal.aborted) stop()
        }
      })

    worker.on('message', (message: FromThread) => {
      switch (message.kind) {
        case 'turn':
          lend().catch(fail)
          return
        case 'wrote':
          wrote?.(message)
          return
        case 'done':
          return end(() => resolve(message.state))
        case 'failed':
          return fail(new Error(message.message))
      }
    })
    worker.once('error', fail)
    signal.addEventListener('abort', stop, { once: true })
    if (signal.aborted) stop()
  })
}

const nothing: ReadonlySet<string> = new Set()

export class ImportCancelled extends Error {
  override readonly name = 'ImportCancelled'
}

/** Beside this file: the source when it runs from source, the built script in the package. */
const threadFile = (): string => (import.meta.url.endsWith('.ts') ? './import.ts' : './import.js')
