import { connect, createServer, type Socket } from 'node:net'

/** What a link does to those who use it. Everything may change while connections stand. */
export interface Conditions {
  /** No way through: new connections are reset, standing ones cut. */
  down: boolean
  /** Bytes a second each way; null for as fast as it goes. */
  up: number | null
  downward: number | null
  /** Milliseconds each way. */
  delay: number
  /** Takes connections and bytes and never answers: the other end is long gone. */
  halfOpen: boolean
  /** Keeps what head office answers until this is false again. */
  holdAnswers: boolean
  /** Cuts a connection when so many bytes of it went up or came down; once, then it is null again. */
  cutAfterUp: number | null
  cutAfterDown: number | null
  /** Packets bigger than this never arrive, nor what comes behind them: a path that swallows big ones (a PMTU black hole). */
  swallowAbove: number | null
  /** Flips a bit of this byte of what comes down, on each connection, counted from 0. */
  garbleDown: number | null
  garbleUp: number | null
  /** Delivers whatever goes up a second time, over a connection of its own whose answer nobody sees. */
  doubled: boolean
}

export interface Link {
  readonly url: string
  readonly traffic: { connections: number; up: number; down: number }
  set(conditions: Partial<Conditions>): void
  /** Resolves when head office has answered something while answers are held. */
  answerHeld(): Promise<void>
  close(): Promise<void>
}

const clear: Conditions = {
  down: false,
  up: null,
  downward: null,
  delay: 0,
  halfOpen: false,
  holdAnswers: false,
  cutAfterUp: null,
  cutAfterDown: null,
  swallowAbove: null,
  garbleDown: null,
  garbleUp: null,
  doubled: false,
}

/** A poor link in user space: a TCP proxy before `target` (http://127.0.0.1:port) that is slow, cuts, garbles, doubles or hangs as told. */
export async function openLink(target: string): Promise<Link> {
  const { hostname, port } = new URL(target)
  const conditions = { ...clear }
  const traffic = { connections: 0, up: 0, down: 0 }
  const standing = new Set<Socket>()
  let wake: (() => void)[] = []
  let heldWaiters: (() => void)[] = []
  let held = false

  const server = createServer({ allowHalfOpen: true }, near => {
    keep(near)
    if (conditions.down) {
      near.resetAndDestroy()
      return
    }
    traffic.connections += 1
    if (conditions.halfOpen) {
      near.resume()
      return
    }
    const far = keep(connect({ host: hostname, port: Number(port), allowHalfOpen: true }))
    let swallows = false
    const shadow = conditions.doubled ? keep(connect({ host: hostname, port: Number(port) })) : null
    shadow?.resume()
    const cut = (): void => {
      near.resetAndDestroy()
      far.resetAndDestroy()
    }
    void carry(near, far, cut, {
      rate: () => conditions.up,
      pass: (chunk, before) => {
        if (swallows || (conditions.swallowAbove !== null && chunk.length > conditions.swallowAbove)) {
          swallows = true
          return { chunk: chunk.subarray(0, 0), thenCut: false }
        }
        const passed = garbled(chunk, before, conditions.garbleUp)
        const limit = conditions.cutAfterUp
        if (limit !== null && before + passed.length >= limit) {
          conditions.cutAfterUp = null
          return { chunk: passed.subarray(0, limit - before), thenCut: true }
        }
        return { chunk: passed, thenCut: false }
      },
      passed: chunk => {
        traffic.up += chunk.length
        shadow?.write(chunk)
      },
    })
    void carry(far, near, cut, {
      rate: () => conditions.downward,
      pass: (chunk, before) => {
        const passed = garbled(chunk, before, conditions.garbleDown)
        const limit = conditions.cutAfterDown
        if (limit !== null && before + passed.length >= limit) {
          conditions.cutAfterDown = null
          return { chunk: passed.subarray(0, limit - before), thenCut: true }
        }
        return { chunk: passed, thenCut: false }
      },
      before: async () => {
        if (!conditions.holdAnswers) return
        held = true
        for (const waiter of heldWaiters.splice(0)) waiter()
        while (conditions.holdAnswers) await new Promise<void>(resolve => wake.push(resolve))
      },
      passed: chunk => {
        traffic.down += chunk.length
      },
    })
  })

  function keep(socket: Socket): Socket {
    standing.add(socket)
    socket.on('close', () => standing.delete(socket))
    socket.on('error', () => socket.destroy())
    return socket
  }

  /** As a wire does: each slice takes its time by the rate, and is under way for the delay while the next one follows. */
  async function carry(from: Socket, to: Socket, cut: () => void, way: Way): Promise<void> {
    let count = 0
    let delivered: Promise<unknown> = Promise.resolve()
    const deliver = (slice: Buffer): void => {
      const due = performance.now() + conditions.delay
      delivered = delivered.then(async () => {
        await sleep(Math.max(0, due - performance.now()))
        await way.before?.()
        const { chunk: passed, thenCut } = way.pass(slice, count)
        count += slice.length
        if (to.destroyed) return
        to.write(passed)
        way.passed(passed)
        if (thenCut) cut()
      })
    }
    try {
      for await (const chunk of from) {
        if (!Buffer.isBuffer(chunk)) continue
        for (const slice of slices(chunk, way.rate())) {
          const rate = way.rate()
          if (rate !== null) await sleep((slice.length * 1000) / rate)
          deliver(slice)
        }
      }
      await delivered
      to.end()
    } catch {
      to.destroy()
    }
  }

  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the link has no port')

  return {
    url: `http://127.0.0.1:${address.port}`,
    traffic,
    set: next => {
      Object.assign(conditions, next)
      if (!conditions.holdAnswers) held = false
      for (const waiter of wake.splice(0)) waiter()
      if (conditions.down) for (const socket of standing) socket.resetAndDestroy()
    },
    answerHeld: () => (held ? Promise.resolve() : new Promise(resolve => heldWaiters.push(resolve))),
    close: async () => {
      conditions.holdAnswers = false
      for (const waiter of wake.splice(0)) waiter()
      for (const socket of standing) socket.destroy()
      await new Promise<void>(resolve => server.close(() => resolve()))
      wake = []
      heldWaiters = []
    },
  }
}

interface Way {
  rate(): number | null
  /** What of a slice that stands after `before` bytes goes through. */
  pass(slice: Buffer, before: number): { chunk: Buffer; thenCut: boolean }
  before?(): Promise<void>
  passed(chunk: Buffer): void
}

/** Small enough that a slow link trickles rather than stutters. */
function* slices(chunk: Buffer, rate: number | null): Generator<Buffer> {
  const size = rate === null ? chunk.length : Math.max(64, Math.floor(rate / 20))
  for (let from = 0; from < chunk.length; from += size) yield chunk.subarray(from, from + size)
}

function garbled(chunk: Buffer, before: number, position: number | null): Buffer {
  const at = position === null ? -1 : position - before
  if (at < 0 || at >= chunk.length) return chunk
  const copy = Buffer.from(chunk)
  copy[at] = (copy[at] ?? 0) ^ 0x04
  return copy
}

const sleep = (milliseconds: number): Promise<void> =>
  milliseconds === 0 ? Promise.resolve() : new Promise(resolve => setTimeout(resolve, milliseconds))
