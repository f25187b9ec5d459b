import { systemTimers, type Timers } from './timers.ts'

/** More asked at once than can be done soon: come again later. Nothing was looked at. */
export class Overloaded extends Error {
  override name = 'Overloaded'
}

export interface Gate {
  /** Runs `work` when its turn comes. Throws `Overloaded` where too many wait, or the turn did not come in time. */
  enter<T>(work: () => Promise<T>): Promise<T>
  readonly inside: number
  readonly waiting: number
}

export interface GateOptions {
  /** How many run at once. */
  readonly inside: number
  /** How many may wait for their turn. */
  readonly waiting: number
  /** Milliseconds that one waits at most. */
  readonly patience: number
}

/** Lets so many in at once and the next ones in their order, so that a crowd is answered soon, one way or the other, and memory stays small. */
export function openGate(options: GateOptions, timers: Timers = systemTimers): Gate {
  let inside = 0
  const queue = new Set<() => void>()

  const turn = (): Promise<void> => {
    if (inside < options.inside) {
      inside += 1
      return Promise.resolve()
    }
    if (queue.size >= options.waiting) return Promise.reject(new Overloaded('too many wait'))
    const { promise, resolve, reject } = Promise.withResolvers<void>()
    const come = () => {
      thinkBetter()
      resolve()
    }
    const thinkBetter = timers.in(options.patience, () => {
      queue.delete(come)
      reject(new Overloaded('the turn did not come'))
    })
    queue.add(come)
    return promise
  }

  /** Who leaves hands the place on, so that nobody slips in between. */
  const leave = (): void => {
    const [next] = queue
    if (!next) {
      inside -= 1
      return
    }
    queue.delete(next)
    next()
  }

  return {
    enter: async work => {
      await turn()
      try {
        return await work()
      } finally {
        leave()
      }
    },
    get inside() {
      return inside
    },
    get waiting() {
      return queue.size
    },
  }
}
