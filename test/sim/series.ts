import { type Counts, countsOf } from './counts.ts'
import type { Mutant } from './mutant.ts'
import type { Oracle } from './oracle.ts'
import { planOf } from './plan.ts'
import { type Ran, run } from './run.ts'
import type { World } from './world.ts'

/** What came of many stories. */
export interface Series {
  readonly seeds: number
  readonly steps: number
  /** How often each fault happened, by kind. */
  readonly faults: Readonly<Record<string, number>>
  /** Stories in which something was lost, doubled or not told. */
  readonly lost: number
  /** Stories in which copies differ, or something broke. */
  readonly unequal: number
  readonly failed: readonly Ran[]
}

export interface SeriesOptions {
  readonly from: number
  readonly seeds: number
  readonly steps?: number
  readonly mutant?: Mutant | null
  /** Stops at the first story that fails. */
  readonly untilFailed?: boolean
  readonly told?: (ran: Ran) => void
}

const loss: ReadonlySet<Oracle> = new Set([
  'nothing lost',
  'exactly once',
  'queue drained',
  'needs attention',
  'sums conserved',
  'attached files',
])

/** Plays the stories of these seeds, one after the other, each from the beginning of the world. */
export async function play(world: World, options: SeriesOptions): Promise<Series> {
  const counts: Counts = countsOf()
  const failed: Ran[] = []
  let [seeds, steps] = [0, 0]
  for (let seed = options.from; seed < options.from + options.seeds; seed += 1) {
    const ran = await run(world, planOf(seed, options.steps), { seed, counts, mutant: options.mutant ?? null })
    seeds += 1
    steps += ran.steps
    options.told?.(ran)
    if (ran.violations.length === 0) continue
    failed.push(ran)
    if (options.untilFailed) break
  }
  const isLoss = ({ violations }: Ran): boolean => violations.some(({ oracle }) => loss.has(oracle))
  const lost = failed.filter(isLoss).length
  return { seeds, steps, faults: counts.all(), lost, unequal: failed.length - lost, failed }
}
