import { parentPort } from 'node:worker_threads'
import type { PaperTask } from '../print/paper.ts'
import { type Rendered, rendered } from '../print/render.ts'

/** What comes back out of the thread for each task that goes in. */
export type PrintAnswer = { readonly rendered: Rendered } | { readonly failed: string }

const answer = (message: PrintAnswer): void => parentPort?.postMessage(message)

parentPort?.on('message', (task: PaperTask) => {
  rendered(task).then(
    done => answer({ rendered: done }),
    (error: unknown) => answer({ failed: error instanceof Error ? error.message : String(error) }),
  )
})
