import { parentPort } from 'node:worker_threads'
import type { ImportAsk, ImportMaterial, ImportQuestions } from './importQuestion.ts'
import { type Answers, importSession } from './importSession.ts'

/** What comes into the thread: a question, with the material where it has changed since the last one. */
export interface ImportMessage {
  readonly id: number
  readonly ask: ImportAsk
  readonly asked: ImportQuestions[ImportAsk]['asked']
  readonly material: ImportMaterial | null
}
export type ImportReply = { readonly id: number } & ({ readonly answer: unknown } | { readonly failed: string })

const session = importSession()
let answers: Promise<Answers> = Promise.reject(new Error('no tables yet'))
answers.catch(() => {})

parentPort?.on('message', (message: ImportMessage) => {
  if (message.material) answers = session(message.material)
  answer(message).then(
    reply => parentPort?.postMessage(reply),
    (error: unknown) =>
      parentPort?.postMessage({
        id: message.id,
        failed: error instanceof Error ? (error.stack ?? error.message) : String(error),
      }),
  )
})

async function answer({ id, ask, asked }: ImportMessage): Promise<ImportReply> {
  const ready = await answers
  return { id, answer: ready[ask](asked as never) }
}
