import type { Clock } from '../api/clock.ts'

/** Work that falls due once, some time from now. */
export interface Schedule {
  /** Plans the work so many milliseconds from now, in place of what was planned. */
  in(milliseconds: number): void
  cancel(): void
  /** The moment it falls due by the wall clock; null where nothing is planned. */
  dueAt(): number | null
}

export interface Timers {
  /** Calls `work` after so many milliseconds; answers how to cancel. */
  after(milliseconds: number, work: () => void): () => void
}

export const systemTimers: Timers = {
  after: (milliseconds, work) => {
    const timer = setTimeout(work, milliseconds)
    timer.unref()
    return () => clearTimeout(timer)
  },
}

const lookAgain = 60_000

/**
 * Looks at both clocks every minute: the one that nobody sets stops while the computer sleeps, and the other may be set back or on.
 * Whichever says first that the time has passed is believed.
 */
export function createSchedule(clock: Clock, timers: Timers, work: () => void): Schedule {
  let planned: { now: number; uptime: number; wait: number } | null = null
  let cancelTimer = (): void => {}

  const left = (plan: NonNullable<typeof planned>): number =>
    plan.wait - Math.max(clock.now() - plan.now, clock.uptime() - plan.uptime)
  const look = (): void => {
    cancelTimer()
    if (!planned) return
    const remaining = left(planned)
    if (remaining > 0) {
      cancelTimer = timers.after(Math.min(remaining, lookAgain), look)
      return
    }
    planned = null
    work()
  }

  return {
    in: wait => {
      planned = { now: clock.now(), uptime: clock.uptime(), wait }
      cancelTimer()
      cancelTimer = timers.after(Math.min(wait, lookAgain), look)
    },
    cancel: () => {
      planned = null
      cancelTimer()
    },
    dueAt: () => (planned ? Math.round(clock.now() + Math.max(0, left(planned))) : null),
  }
}
