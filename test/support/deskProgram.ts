import type { JoinForm } from '../../shared/setup/contract.ts'
import { fileOf } from './officeFiles.ts'
import { openRealDesk } from './realDesk.ts'
import { type DeskOrder, takeOrders } from './takeOrders.ts'

/** What a test may ask of a desk in a process of its own. */
export type DeskQuestion =
  | { readonly do: 'orders'; readonly order: DeskOrder; readonly count: number }
  | { readonly do: 'join'; readonly form: JoinForm }
  | { readonly do: 'sync' }
  /** Ends by kill -9 in the n-th turn at writing from now on. */
  | { readonly do: 'end-in-turn'; readonly turn: number; readonly when: 'before-commit' | 'after-commit' }
  /** Writes a file for head office; answers its parts, base64. */
  | { readonly do: 'write-file' }
  | { readonly do: 'take-file'; readonly base64: string }
  | { readonly do: 'status' }
  | { readonly do: 'close' }

/** A desk as a process, so that it can be killed: run with the data folder, asked over the process's own channel. */
let end: { turn: number; when: string } | null = null
const desk = openRealDesk({
  folder: process.argv[2] ?? '',
  onTurn: when => {
    if (end?.when !== when) return
    end.turn -= 1
    if (end.turn === 0) process.kill(process.pid, 'SIGKILL')
  },
})
await desk.sync.start()

async function answer(question: DeskQuestion): Promise<unknown> {
  switch (question.do) {
    case 'orders':
      return takeOrders(desk, question.order, question.count)
    case 'join':
      return desk.sync.join(question.form)
    case 'sync':
      return desk.sync.now()
    case 'end-in-turn':
      end = { turn: question.turn, when: question.when }
      return null
    case 'write-file': {
      const { bundle, parts } = await fileOf(desk)
      return { bundle, parts: parts.map(part => Buffer.from(part).toString('base64')) }
    }
    case 'take-file':
      return desk.sync.files.take(Buffer.from(question.base64, 'base64'), () => {})
    case 'status':
      return desk.sync.status()
    case 'close':
      return desk.close()
  }
}

process.on('message', (message: { id: number; question: DeskQuestion }) => {
  answer(message.question).then(
    value => process.send?.({ id: message.id, value: value ?? null }),
    (error: Error) => process.send?.({ id: message.id, error: error.stack }),
  )
})
process.on('disconnect', () => process.exit())
process.send?.({ ready: true })
