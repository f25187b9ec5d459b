import type { Instant } from '../../shared/kernel/instant.ts'

export interface Clock {
  /** The wall clock: people set it, so nothing that must be waited for goes by it alone. */
  now(): Instant
  /** Milliseconds since the program started, by a clock that nobody sets. */
  uptime(): number
}
