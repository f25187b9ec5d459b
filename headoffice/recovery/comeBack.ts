import type { CameBack } from '../../shared/sync/enrol.ts'
import { laneOf } from '../../shared/sync/lane.ts'
import type { CodeTerms } from '../store/enrolment.ts'
import { raiseEpoch } from '../store/epoch.ts'
import type { Queryable } from '../store/pool.ts'
import { saveFormers } from '../store/recovery.ts'
import { isUnknownNumber, passNumber } from '../store/spares.ts'

/**
 * A computer that was taken in after the backup that head office came back from. With a code of its own place it gets its number and lane back, so that what it
 * made goes on to be its own; that it was here once proves the loss. False where the number is somebody else's meanwhile, or the code is for elsewhere.
 */
export async function comeBack(on: Queryable, again: CameBack, terms: CodeTerms): Promise<boolean> {
  const { device, lane, depotId, headOffice } = again
  if (terms.founding || terms.depotId !== depotId || terms.headOffice !== headOffice) return false
  if (laneOf(device) !== lane || !(await isUnknownNumber(on, device))) return false
  await passNumber(on, device)
  await saveFormers(on, device, again.formers)
  await raiseEpoch(on, again.epoch)
  return true
}
