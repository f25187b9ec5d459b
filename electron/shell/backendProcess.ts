import { type StartProblem, startProblems } from '../../shared/start/problem.ts'

/** What the shell needs of Electron's UtilityProcess. */
export interface BackendChild<Port> {
  postMessage(message: ToBackend, transfer?: Port[]): void
  kill(): boolean
  on(event: 'message', listener: (message: unknown) => void): unknown
  once(event: 'spawn', listener: () => void): unknown
  once(event: 'exit', listener: (code: number) => void): unknown
}

export type ToBackend =
  | { readonly type: 'connect'; readonly window: number }
  | { readonly type: 'stop' }
  | { readonly type: 'answer'; readonly id: number; readonly value: string | null }

export interface BackendOptions<Port> {
  fork(): BackendChild<Port>
  /** After each unasked end: how many in a row, so that somebody can be told. Answers whether to start again. */
  ended(times: number): boolean
  /** The books could not be opened: why, for the person to read. The backend does nothing more. */
  problem(problem: StartProblem): void
  /** A question of the backend's that only the shell can answer, by its kind. */
  answer(kind: string, value: string): Promise<string | null>
  /** Milliseconds on a clock that never goes back. */
  now(): number
  later(milliseconds: number, work: () => void): void
}

export interface Backend<Port> {
  /** Gives the backend one end of a channel with a window's page. Waits where the backend is still starting. */
  connect(port: Port, window: number): void
  /** Asks it to close the books and waits until it has ended, at most five seconds. */
  stop(): Promise<void>
}

const steadyAfter = 60_000
const patience = 5_000

/** The backend in a process of its own, started again when it falls over: the page asks for a new port by itself. */
export function runBackend<Port>(options: BackendOptions<Port>): Backend<Port> {
  let child: BackendChild<Port> | undefined
  let waiting: { port: Port; window: number }[] = []
  let stopping = false
  let falls = 0
  let onEnd = (): void => {}
  const ended = new Promise<void>(resolve => {
    onEnd = resolve
  })

  const start = (): void => {
    const started = options.now()
    const next = options.fork()
    next.once('spawn', () => {
      child = next
      const ready = waiting
      waiting = []
      for (const { port, window } of ready) next.postMessage({ type: 'connect', window }, [port])
    })
    next.on('message', message => {
      const problem = asProblem(message)
      if (problem) options.problem(problem)
      const question = asQuestion(message)
      if (!question) return
      const reply = (value: string | null): void => next.postMessage({ type: 'answer', id: question.id, value })
      options.answer(question.kind, question.value).then(reply, () => reply(null))
    })
    next.once('exit', () => {
      child = undefined
      if (stopping) return onEnd()
      falls = options.now() - started > steadyAfter ? 1 : falls + 1
      if (options.ended(falls)) options.later(250 * 2 ** falls, () => (stopping ? onEnd() : start()))
      else onEnd()
    })
  }
  start()

  return {
    connect: (port, window) => {
      if (child) child.postMessage({ type: 'connect', window }, [port])
      else waiting.push({ port, window })
    },
    stop: () => {
      stopping = true
      if (!child) onEnd()
      child?.postMessage({ type: 'stop' })
      options.later(patience, () => {
        child?.kill()
        onEnd()
      })
      return ended
    },
  }
}

function asProblem(message: unknown): StartProblem | undefined {
  if (typeof message !== 'object' || message === null) return undefined
  if (!('type' in message) || message.type !== 'problem' || !('problem' in message)) return undefined
  return startProblems.find(known => known === message.problem)
}

function asQuestion(message: unknown): { id: number; kind: string; value: string } | null {
  if (typeof message !== 'object' || message === null) return null
  if (!('type' in message) || message.type !== 'ask') return null
  if (!('id' in message) || typeof message.id !== 'number') return null
  if (!('kind' in message) || typeof message.kind !== 'string') return null
  if (!('value' in message) || typeof message.value !== 'string') return null
  return { id: message.id, kind: message.kind, value: message.value }
}
