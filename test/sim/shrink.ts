import { countsOf } from './counts.ts'
import type { Mutant } from './mutant.ts'
import type { Step } from './plan.ts'
import { type Ran, run } from './run.ts'
import type { World } from './world.ts'

export interface Shrunk {
  readonly plan: readonly Step[]
  readonly ran: Ran
}

/**
 * Drops steps while the same oracle still fails: halves first, then smaller and smaller parts (A. Zeller, R. Hildebrandt, "Simplifying and
 * isolating failure-inducing input", 2002), at most `tries` runs.
 */
export async function shrink(
  world: World,
  plan: readonly Step[],
  failed: Ran,
  { tries = 120, mutant = null }: { tries?: number; mutant?: Mutant | null } = {},
): Promise<Shrunk> {
  const oracle = failed.violations[0]?.oracle
  // What comes after the step that showed it had no part in it.
  let best: Shrunk = { plan: plan.slice(0, failed.steps), ran: failed }
  let left = tries
  for (let parts = 2; left > 0; ) {
    const size = Math.ceil(best.plan.length / parts)
    let dropped = false
    for (let start = 0; start < best.plan.length && left > 0; start += size) {
      const shorter = best.plan.filter((_, place) => place < start || place >= start + size)
      left -= 1
      const ran = await run(world, shorter, { seed: failed.seed, counts: countsOf(), mutant })
      if (!ran.violations.some(each => each.oracle === oracle)) continue
      best = { plan: shorter.slice(0, ran.steps), ran }
      dropped = true
      break
    }
    if (dropped) parts = Math.max(2, parts - 1)
    else if (size <= 1) return best
    else parts = Math.min(best.plan.length, parts * 2)
  }
  return best
}
