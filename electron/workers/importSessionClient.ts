import { Worker } from 'node:worker_threads'
import type { ImportAsk, ImportMaterial, ImportQuestions } from './importQuestion.ts'
import type { ImportMessage, ImportReply } from './importSessionThread.ts'

/** The tables are too many for the memory that one import may take. */
export class TooMuchToRead extends Error {
  override readonly name = 'TooMuchToRead'
}

/** The thread that holds the tables of one person's import; begun by the first question, ended when nobody has asked for a while. */
export interface ImportSession {
  /** `key` tells whether the material is another one than before; it is only made where it is. */
  ask<A extends ImportAsk>(
    ask: A,
    asked: ImportQuestions[A]['asked'],
    of: { key: string; material(): Promise<ImportMaterial> },
  ): Promise<ImportQuestions[A]['answer']>
  close(): Promise<void>
}

const idleAfter = 10 * 60_000
const mostMegabytes = 1536

interface Waiting {
  resolve(answer: unknown): void
  reject(error: Error): void
}

export function openImportSession(): ImportSession {
  let thread: { worker: Worker; key: string; waiting: Map<number, Waiting> } | null = null
  let ids = 0
  let idle: NodeJS.Timeout | undefined
  let line: Promise<unknown> = Promise.resolve()

  const close = async (): Promise<void> => {
    clearTimeout(idle)
    const ending = thread
    thread = null
    await ending?.worker.terminate()
    for (const { reject } of ending?.waiting.values() ?? []) reject(new TooMuchToRead('the thread ended'))
  }
  const begin = () => {
    const worker = new Worker(new URL(threadFile(), import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: mostMegabytes },
    })
    const waiting = new Map<number, Waiting>()
    const begun = { worker, key: '', waiting }
    worker.on('message', (reply: ImportReply) => {
      const one = waiting.get(reply.id)
      waiting.delete(reply.id)
      if ('answer' in reply) one?.resolve(reply.answer)
      else one?.reject(new Error(reply.failed))
    })
    const over = (error?: Error): void => {
      if (thread === begun) thread = null
      for (const { reject } of waiting.values()) reject(error ?? new TooMuchToRead('the thread ended'))
      waiting.clear()
    }
    worker.on('error', error => over(isMemory(error) ? new TooMuchToRead(error.message) : error))
    worker.on('exit', () => over())
    worker.unref()
    return begun
  }

  return {
    close,
    ask: (ask, asked, { key, material }) => {
      // One after the other: what is sent along with a question is what the next ones are about.
      const answered = line.then(async () => {
        thread ??= begin()
        const used = thread
        const fresh = used.key === key ? null : await material()
        used.key = key
        ids += 1
        const message: ImportMessage = { id: ids, ask, asked, material: fresh }
        clearTimeout(idle)
        idle = setTimeout(() => void close(), idleAfter).unref()
        return new Promise((resolve, reject) => {
          used.waiting.set(message.id, { resolve, reject })
          used.worker.postMessage(message)
        })
      })
      line = answered.catch(() => {})
      return answered as Promise<ImportQuestions[typeof ask]['answer']>
    },
  }
}

const isMemory = (error: Error): boolean => 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'

/** Beside this file: the source when it runs from source, the built script in the package. */
const threadFile = (): string =>
  import.meta.url.endsWith('.ts') ? './importSessionThread.ts' : './importSessionThread.js'
