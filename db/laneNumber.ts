import { documentNumber } from '../shared/kernel/documentNumber.ts'
import type { NumberType } from '../shared/sync/numbered.ts'
import { NumbersClosed } from './problem.ts'
import type { Writer } from './schema.ts'

export interface Lane {
  readonly depotCode: string
  /** One or two characters that head office gave to this device alone. */
  readonly lane: string
}

/**
 * The next number of a lane, `ORD-CAP2-27-000143`: taken in the caller's transaction, so that a lane has no hole. `fiscalYear`
 * is the calendar year in which the fiscal year ends.
 */
export async function nextNumber(tx: Writer, type: NumberType, lane: Lane, fiscalYear: number): Promise<string> {
  const { numbers_closed } = await tx.selectFrom('life').select('numbers_closed').executeTakeFirstOrThrow()
  if (numbers_closed === 1) throw new NumbersClosed()
  const { last } = await tx
    .insertInto('lane_counter')
    .values({ type, lane: lane.depotCode + lane.lane, fiscal_year: fiscalYear, last: 1 })
    .onConflict(conflict =>
      conflict.columns(['type', 'lane', 'fiscal_year']).doUpdateSet({ last: eb => eb('lane_counter.last', '+', 1) }),
    )
    .returning('last')
    .executeTakeFirstOrThrow()
  return documentNumber({ type, depot: lane.depotCode, lane: lane.lane, fiscalYear, count: last })
}
