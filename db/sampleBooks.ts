import type { LaneCount } from '../shared/sample/laneCount.ts'
import type { Reader, Writer } from './schema.ts'

/** Counts ids and document numbers of an empty store as used, as far as a sample gives them out by itself. */
export async function countUsed(tx: Writer, used: { lastId: number; lanes: readonly LaneCount[] }): Promise<void> {
  await tx
    .updateTable('capture')
    .set(eb => ({ last_id: eb.fn<number>('max', ['last_id', eb.val(used.lastId)]) }))
    .execute()
  for (const { type, depot, lane, fiscalYear, last } of used.lanes)
    await tx
      .insertInto('lane_counter')
      .values({ type, lane: depot + lane, fiscal_year: fiscalYear, last })
      .execute()
}

/** The number of the last transaction that was captured here; 0 before the first. */
export async function lastTransaction(reader: Reader): Promise<number> {
  const { last_tx } = await reader.selectFrom('capture').select('last_tx').executeTakeFirstOrThrow()
  return last_tx
}
