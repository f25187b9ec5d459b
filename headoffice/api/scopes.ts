import { depotScope, deviceScope, referenceScope } from '../ingest/rowState.ts'
import type { Device } from '../store/devices.ts'
import type { Queryable } from '../store/pool.ts'
import { depotCodes } from '../store/rows.ts'

/** The device's scopes, verdicts first, then what the rest refers to. Head office's own computers have every depot. */
export async function scopesOf(on: Queryable, device: Device): Promise<readonly string[]> {
  const depots = device.headOffice
    ? [...(await depotCodes(on)).keys()]
    : device.depotId === null
      ? []
      : [device.depotId]
  const own = [device.number, ...device.formers.map(former => former.device)].map(deviceScope)
  return [...own, referenceScope, ...depots.toSorted((a, b) => a - b).map(depotScope)]
}
