import { z } from 'zod'

/**
 * Hybrid logical clock in 53 bits: 41 bits of milliseconds since 2024-01-01 UTC, 12 bits of counter; exact in a number and
 * ordered as a number. (Kulkarni et al., "Logical Physical Clocks", 2014.)
 */
export const Clock = z.number().int().nonnegative().max(Number.MAX_SAFE_INTEGER)
export type Clock = z.infer<typeof Clock>

export const clockEpoch = Date.UTC(2024, 0, 1)
const counterSpan = 2 ** 12

/** What is further ahead of head office's own time than this is clamped there; the claimed time is kept beside it. */
export const mostAhead = 10 * 60_000

/** The next reading after `last`, never earlier than the wall clock; a full counter borrows the next millisecond. */
export const tick = (last: Clock, now: number): Clock => Math.max(last + 1, clockAt(now))

/** The reading that a wall clock of `now` (ms since 1970) gives with the counter at zero. */
export const clockAt = (now: number): Clock => Math.max(0, Math.floor(now - clockEpoch)) * counterSpan

/** Milliseconds since 1970 that a reading stands for. */
export const instantOfClock = (clock: Clock): number => Math.floor(clock / counterSpan) + clockEpoch
