/** What head office does not take or give now is left alone for a while. */
export interface Resting<Why extends string> {
  restFor(sha256: string, why: Why): void
  /** Those that rest still. */
  asleep(): string[]
}

/** `rest`: for how many milliseconds, by why. `clock`: milliseconds that only grow. */
export function openResting<Why extends string>(
  rest: Readonly<Record<Why, number>>,
  clock: { uptime(): number },
): Resting<Why> {
  const until = new Map<string, number>()
  return {
    restFor: (sha256, why) => void until.set(sha256, clock.uptime() + rest[why]),
    asleep: () => {
      for (const [sha256, over] of until) if (over <= clock.uptime()) until.delete(sha256)
      return [...until.keys()]
    },
  }
}
