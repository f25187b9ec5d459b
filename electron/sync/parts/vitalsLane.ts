import { hours } from '../../../shared/kernel/instant.ts'
import { partKinds } from '../../../shared/sync/wire/parts.ts'
import { type Vitals, vitalsBytes } from '../../../shared/sync/wire/vitals.ts'
import type { PartLane } from './lane.ts'

export interface VitalsOptions {
  readonly measure: () => Promise<Vitals>
  readonly clock: { uptime(): number }
}

/** Tells head office once a day, and when the program has started, how much room the disk has left. */
export function vitalsLane({ measure, clock }: VitalsOptions): PartLane {
  async function* say(): AsyncGenerator<Uint8Array, void, void> {
    telling = clock.uptime()
    yield vitalsBytes(await measure())
  }
  let told: number | null = null
  let telling = 0
  return {
    kind: partKinds.vitals,
    ask: async () => {
      telling = clock.uptime()
      if (told !== null && telling - told < hours(24)) return []
      return [vitalsBytes(await measure())]
    },
    byFile: say,
    take: async () => {
      told = telling
    },
    more: () => false,
  }
}
