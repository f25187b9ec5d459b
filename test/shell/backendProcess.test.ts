import { EventEmitter } from 'node:events'
import { MessageChannel, type MessagePort } from 'node:worker_threads'
import { describe, expect, test } from 'vitest'
import { type BackendChild, runBackend, type ToBackend } from '../../electron/shell/backendProcess.ts'

class Child extends EventEmitter implements BackendChild<MessagePort> {
  readonly got: { message: ToBackend; ports: MessagePort[] }[] = []
  killed = false
  postMessage(message: ToBackend, ports: MessagePort[] = []): void {
    this.got.push({ message, ports })
  }
  kill(): boolean {
    this.killed = true
    this.emit('exit', 143)
    return true
  }
}

function desk({ patience = 5 }: { patience?: number } = {}) {
  const children: Child[] = []
  const timers: { at: number; work: () => void }[] = []
  const falls: number[] = []
  const problems: string[] = []
  let clock = 0
  const backend = runBackend<MessagePort>({
    fork: () => {
      const child = new Child()
      children.push(child)
      return child
    },
    ended: times => {
      falls.push(times)
      return times <= patience
    },
    problem: problem => problems.push(problem),
    answer: async (kind, value) => {
      if (kind === 'seal') return `sealed ${value}`
      throw new Error(`nobody answers ${kind}`)
    },
    now: () => clock,
    later: (milliseconds, work) => timers.push({ at: clock + milliseconds, work }),
  })
  return {
    backend,
    falls,
    problems,
    forks: () => children.length,
    child: () => {
      const newest = children.at(-1)
      if (!newest) throw new Error('nothing was forked')
      return newest
    },
    pass: (milliseconds: number) => {
      clock += milliseconds
      for (const timer of timers.splice(0)) {
        if (timer.at <= clock) timer.work()
        else timers.push(timer)
      }
    },
  }
}

const settled = () => new Promise(resolve => setImmediate(resolve))

describe('the backend beside the window', () => {
  test('gets the port and the window it is bound to', () => {
    const { backend, child } = desk()
    child().emit('spawn')
    const { port1 } = new MessageChannel()
    backend.connect(port1, 7)
    expect(child().got).toEqual([{ message: { type: 'connect', window: 7 }, ports: [port1] }])
    port1.close()
  })

  test('gets the ports that were asked for before it had started', () => {
    const { backend, child } = desk()
    const { port1 } = new MessageChannel()
    backend.connect(port1, 1)
    expect(child().got).toEqual([])
    child().emit('spawn')
    expect(child().got).toHaveLength(1)
    port1.close()
  })

  test('is started again when it falls over, later each time, and given up when told to', () => {
    const { child, falls, forks, pass } = desk({ patience: 2 })
    child().emit('spawn')
    child().emit('exit', 1)
    pass(499)
    expect(forks()).toBe(1)
    pass(1)
    expect(forks()).toBe(2)
    child().emit('exit', 1)
    pass(999)
    expect(forks()).toBe(2)
    pass(1)
    expect(forks()).toBe(3)
    child().emit('exit', 1)
    pass(60_000)
    expect(forks()).toBe(3)
    expect(falls).toEqual([1, 2, 3])
  })

  test('that ran well for a minute is forgiven its earlier falls', () => {
    const { child, falls, pass } = desk()
    child().emit('exit', 1)
    pass(500)
    child().emit('spawn')
    pass(60_001)
    child().emit('exit', 1)
    expect(falls).toEqual([1, 1])
  })

  test('is asked to close the books, and the window waits for it', async () => {
    const { backend, child, pass } = desk()
    child().emit('spawn')
    let done = false
    const stopping = backend.stop().then(() => {
      done = true
    })
    expect(child().got).toEqual([{ message: { type: 'stop' }, ports: [] }])
    await settled()
    expect(done).toBe(false)
    child().emit('exit', 0)
    await stopping
    pass(60_000)
    expect(child().killed).toBe(false)
  })

  test('that does not close within five seconds is ended', async () => {
    const { backend, child, pass } = desk()
    child().emit('spawn')
    const stopping = backend.stop()
    pass(5000)
    await stopping
    expect(child().killed).toBe(true)
  })

  test('is not started again once the window closes', async () => {
    const { backend, child, forks, pass } = desk()
    child().emit('spawn')
    child().emit('exit', 1)
    await backend.stop()
    pass(60_000)
    expect(forks()).toBe(1)
  })

  test('says why the books do not open, in words the shell knows and no others', () => {
    const { child, problems } = desk()
    child().emit('message', { type: 'problem', problem: 'newer-version' })
    child().emit('message', { type: 'problem', problem: '<b>rubbish</b>' })
    expect(problems).toEqual(['newer-version'])
  })

  test('gets an answer to what only the shell can do, and null where the shell cannot', async () => {
    const { child } = desk()
    child().emit('spawn')
    child().emit('message', { type: 'ask', id: 1, kind: 'seal', value: 'key' })
    child().emit('message', { type: 'ask', id: 2, kind: 'launch', value: 'calc' })
    child().emit('message', { type: 'ask', id: 'three', kind: 'seal', value: 'key' })
    child().emit('message', 'rubbish')
    await settled()
    expect(child().got.map(({ message }) => message)).toEqual([
      { type: 'answer', id: 1, value: 'sealed key' },
      { type: 'answer', id: 2, value: null },
    ])
  })
})
