import type { CameBack } from '../../shared/sync/enrol.ts'
import { laneOf } from '../../shared/sync/lane.ts'
import type { CodeTerms } from '../store/enrolment.ts'
import { raiseEpoch } from '../store/epoch.ts'
import type { Queryable } from '../store/pool.ts'
import { linesOf, saveFormers } from '../store/recovery.ts'
import { isUnknownNumber, passNumber } from '../store/spares.ts'
import { readReceipt } from './receipt.ts'

/**
 * A computer that was taken in after the backup that head office came back from. With a code of its own place it gets its number and lane back, so that what it
 * made goes on to be its own; that it was here once proves the loss. Answers its family, or null where the number is somebody else's meanwhile, the code is for
 * elsewhere, or it claims to have been a computer of another line or another place, or one of which it has no receipt: whoever was another before counts that
 * one's transactions as its own. The receipt of the number itself has to be for its very key; a copy that became another computer has new ones since.
 */
export async function comeBack(
  on: Queryable,
  again: CameBack,
  terms: CodeTerms,
  { publicKey, officeKey }: { readonly publicKey: string; readonly officeKey: Buffer },
): Promise<number | null> {
  const { device, lane, depotId, headOffice, formers } = again
  if (terms.founding || terms.depotId !== depotId || terms.headOffice !== headOffice) return null
  if (laneOf(device) !== lane || !(await isUnknownNumber(on, device))) return null
  const proven = (await Promise.all(again.receipts.map(each => readReceipt(each, officeKey)))).filter(
    each => each !== null,
  )
  if (!proven.some(each => each.device === device && each.publicKey === publicKey)) return null
  if (!formers.every(former => proven.some(each => each.device === former.device))) return null
  const lines = await linesOf(
    on,
    formers.map(former => former.device),
  )
  const [line] = lines
  if (lines.length > 1 || (line && (line.depotId !== depotId || line.headOffice !== headOffice))) return null
  await passNumber(on, device)
  await saveFormers(on, device, formers)
  await raiseEpoch(on, again.epoch)
  return line?.family ?? device
}
