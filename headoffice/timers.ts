/** Calls back once, after so many milliseconds; answers how to think better of it. */
export interface Timers {
  in(milliseconds: number, then: () => void): () => void
}

export const systemTimers: Timers = {
  in: (milliseconds, then) => {
    const timer = setTimeout(then, milliseconds)
    return () => clearTimeout(timer)
  },
}
