import type { Turn } from './pen.ts'

/** Runs `work` with capture muted: what it writes is head office's or this desk's own bookkeeping, and is not sent. */
export function muted<T>(turn: Turn, work: () => T): T {
  turn.statement('UPDATE capture SET muted = 1').run()
  const result = work()
  turn.statement('UPDATE capture SET muted = 0').run()
  return result
}
