import { samplePassword } from '../../shared/sample/profiles.ts'
import type { SampleName } from '../../shared/sample/sampleName.ts'
import type { Desk } from '../api/context.ts'
import { drawnSample } from './drawnSample.ts'
import { fillSample } from './fillSample.ts'

export interface Drawing {
  /** Null once it is whole. */
  progress(): { done: number; total: number; failed: boolean } | null
  readonly finished: Promise<void>
  /** Gives up, and waits until nothing more is written. */
  stop(): Promise<void>
}

/** Fills an empty desk with a sample beside whatever else the desk does; `whole` hears the number of the last transaction. */
export function drawingOf(desk: Desk, name: SampleName, whole: (lastTx: number) => void): Drawing {
  const over = new AbortController()
  let progress: { done: number; total: number; failed: boolean } | null = { done: 0, total: 0, failed: false }

  async function draw(): Promise<void> {
    const { store, identityFile, clock, computer, passwords } = desk
    const passwordHash = await passwords.hash(samplePassword)
    const { lane } = identityFile.present()
    const sample = await drawnSample({ name, now: clock.now(), lane, computer, passwordHash })
    const lastTx = await fillSample(sample, {
      store,
      identityFile,
      signal: over.signal,
      onProgress: (done, total) => {
        progress = { done, total, failed: false }
      },
    })
    whole(lastTx)
    progress = null
  }

  const finished = draw().catch((error: unknown) => {
    progress = { done: 0, total: 0, failed: true }
    if (!over.signal.aborted) desk.log.error('the sample was not drawn', { error })
  })
  return {
    progress: () => progress,
    finished,
    stop: () => {
      over.abort()
      return finished
    },
  }
}
