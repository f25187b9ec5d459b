/** What one benchmark found: printed as one JSON line with `--json`. */
export interface BenchResult {
  name: string
  value: number
  unit: string
  target: string
  /** Whether the target holds on this machine in this run. */
  holds: boolean
  /** p50 of an fdatasync of as many bytes as the measured act writes; null where no disk is asked. */
  fsync_ms: number | null
  /** Somebody else's way to do the same, measured in the same run. */
  peer: { name: string; value: number } | null
  also: Record<string, unknown>
}

/** The value below which the share `p` (0…1) of the samples lies. */
export function percentile(samples: readonly number[], p: number): number {
  const sorted = samples.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(p * sorted.length))] ?? Number.NaN
}

export const rounded = (value: number, digits = 3): number => Number(value.toFixed(digits))
