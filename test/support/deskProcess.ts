import { type ChildProcess, fork } from 'node:child_process'
import type { Brought } from '../../electron/sync/file/fileSync.ts'
import type { Joined } from '../../electron/sync/handle.ts'
import type { JoinForm } from '../../shared/setup/contract.ts'
import type { SyncStatus } from '../../shared/sync/contract.ts'
import { builtProgram } from './builtProgram.ts'
import type { DeskQuestion } from './deskProgram.ts'
import type { DeskOrder } from './takeOrders.ts'

/** A desk in a process of its own: what happens to it is what happens to a computer that loses its power, short of the disk. */
export interface DeskProcess {
  orders(order: DeskOrder, count: number): Promise<string[]>
  join(form: JoinForm): Promise<Joined>
  sync(): Promise<SyncStatus>
  writeFile(): Promise<{ bundle: string; parts: Uint8Array[] }>
  takeFile(bytes: Uint8Array): Promise<Brought>
  status(): Promise<SyncStatus>
  /** From now on it ends by kill -9 in its n-th turn at writing. */
  endInTurn(turn: number, when: 'before-commit' | 'after-commit'): Promise<void>
  /** The computer sleeps: nothing of it runs until it wakes. */
  sleep(): void
  wake(): void
  close(): Promise<void>
  /** kill -9; answers when it is gone. */
  kill(): Promise<void>
}

type Reply = { ready: true } | { id: number; value: unknown } | { id: number; error: string }

export async function startDesk(folder: string): Promise<DeskProcess> {
  const child = fork(await builtProgram('deskProgram'), [folder], { execArgv: [] })
  const waiting = new Map<number, { resolve: (value: never) => void; reject: (error: Error) => void }>()
  const ready = Promise.withResolvers<void>()
  let asked = 0
  child.on('message', (reply: Reply) => {
    if ('ready' in reply) {
      ready.resolve()
      return
    }
    const waiter = waiting.get(reply.id)
    waiting.delete(reply.id)
    if ('error' in reply) waiter?.reject(new Error(reply.error))
    else waiter?.resolve(reply.value as never)
  })
  child.on('exit', () => {
    ready.reject(new Error('the desk ended before it was ready'))
    for (const { reject } of waiting.values()) reject(new Error('the desk ended'))
    waiting.clear()
  })
  const ask = <T>(question: DeskQuestion): Promise<T> =>
    new Promise<T>((resolve, reject) => {
      asked += 1
      waiting.set(asked, { resolve, reject })
      child.send({ id: asked, question })
    })

  await ready.promise
  return {
    orders: (order, count) => ask({ do: 'orders', order, count }),
    join: form => ask({ do: 'join', form }),
    sync: () => ask({ do: 'sync' }),
    endInTurn: (turn, when) => ask({ do: 'end-in-turn', turn, when }),
    writeFile: async () => {
      const { bundle, parts } = await ask<{ bundle: string; parts: string[] }>({ do: 'write-file' })
      return { bundle, parts: parts.map(part => Buffer.from(part, 'base64')) }
    },
    takeFile: bytes => ask({ do: 'take-file', base64: Buffer.from(bytes).toString('base64') }),
    status: () => ask({ do: 'status' }),
    sleep: () => void child.kill('SIGSTOP'),
    wake: () => void child.kill('SIGCONT'),
    close: async () => {
      await ask({ do: 'close' })
      child.disconnect()
      await ended(child)
    },
    kill: async () => {
      child.kill('SIGKILL')
      await ended(child)
    },
  }
}

const ended = (child: ChildProcess): Promise<void> =>
  child.exitCode !== null || child.signalCode !== null
    ? Promise.resolve()
    : new Promise(resolve => child.once('exit', () => resolve()))
