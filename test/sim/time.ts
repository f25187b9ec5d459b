import type { Timers } from '../../electron/sync/schedule.ts'

/** The one true time of a run: it passes only where the story says so. */
export interface VirtualTime {
  /** Milliseconds since 1970, as head office's clock shows it. */
  now(): number
  pass(milliseconds: number): void
  reset(): void
}

export function virtualTime(start: number): VirtualTime {
  let present = start
  return {
    now: () => present,
    pass: milliseconds => {
      present += Math.round(milliseconds)
    },
    reset: () => {
      present = start
    },
  }
}

export interface VirtualTimers extends Timers {
  /** Calls what has fallen due; answers how much that was. */
  ring(): number
}

/** Timers of one running program: they ring when the story lets them, and end with the program. */
export function virtualTimers(time: VirtualTime): VirtualTimers {
  const waiting = new Set<{ readonly due: number; readonly work: () => void }>()
  return {
    after: (milliseconds, work) => {
      const timer = { due: time.now() + milliseconds, work }
      waiting.add(timer)
      return () => void waiting.delete(timer)
    },
    ring: () => {
      const due = [...waiting].filter(timer => timer.due <= time.now()).toSorted((a, b) => a.due - b.due)
      for (const timer of due) {
        waiting.delete(timer)
        timer.work()
      }
      return due.length
    },
  }
}
