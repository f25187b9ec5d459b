const first = 5_000
const longest = 15 * 60_000

/**
 * Milliseconds to wait after so many failures in a row (from 1): 5 s doubled up to 15 minutes, and of that a random part between
 * half and all, so that the desks of a depot do not come back together ("equal jitter", M. Brooker, AWS, 2015).
 */
export function waitAfter(failures: number, random: () => number): number {
  const full = Math.min(longest, first * 2 ** Math.min(failures - 1, 20))
  return Math.round(full / 2 + (full / 2) * random())
}
