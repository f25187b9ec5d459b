import { companyMoney } from '../../db/company.ts'
import { findDepot } from '../../db/depots.ts'
import { nextNumber } from '../../db/laneNumber.ts'
import type { Writer } from '../../db/schema.ts'
import { type Day, fiscalYear } from '../../shared/kernel/day.ts'
import { parseNumber } from '../../shared/kernel/documentNumber.ts'
import type { NumberType } from '../../shared/sync/numbered.ts'
import type { Asking } from './asking.ts'

/** `<type>-<depot><lane>-<fiscal year>-<count>`: this computer's next number for a document of that day, taken in the transaction of the act. */
export async function numberFor(
  context: Asking,
  tx: Writer,
  type: NumberType,
  { depotId, day }: { readonly depotId: number; readonly day: Day },
): Promise<string> {
  const depot = await findDepot(tx, depotId)
  if (!depot) throw new Error('a document of a depot that is not here')
  const { fiscalStartMonth } = await companyMoney(tx)
  const lane = { depotCode: depot.code, lane: context.identity().lane }
  return nextNumber(tx, type, lane, fiscalYear(day, fiscalStartMonth))
}

/** Before a number is shown: the computer remembers outside the database how far its series has come. */
export function rememberNumber(context: Asking, number: string | null): void {
  const parts = number === null ? null : parseNumber(number)
  if (number === null || parts?.lane !== context.identity().lane) return
  context.identityFile.noteNumber(number.slice(0, number.lastIndexOf('-')), parts.count)
}
