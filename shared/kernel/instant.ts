import { z } from 'zod'

/** A moment: whole milliseconds since 1970, UTC. */
export const Instant = z.number().int().nonnegative()
export type Instant = z.infer<typeof Instant>

export const minutes = (count: number): number => count * 60_000
export const hours = (count: number): number => count * 3_600_000

/** Whole minutes from one moment to another; negative when `to` is earlier. */
export const minutesBetween = (from: Instant, to: Instant): number => Math.floor((to - from) / 60_000)
