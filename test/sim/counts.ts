/** How often each kind of thing happened. */
export interface Counts {
  add(kind: string, times?: number): void
  all(): Record<string, number>
}

export function countsOf(): Counts {
  const counted = new Map<string, number>()
  return {
    add: (kind, times = 1) => void counted.set(kind, (counted.get(kind) ?? 0) + times),
    all: () => Object.fromEntries([...counted].toSorted(([a], [b]) => a.localeCompare(b))),
  }
}
