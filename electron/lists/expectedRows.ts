import { listExpected } from '../../db/expectedGoods.ts'
import type { TableRows } from '../../shared/lists/tables/tables.ts'
import { stateOf } from '../../shared/stock/expected.ts'
import type { TableAsk } from './tableSource.ts'

/** What the depots that somebody sees expect; one of them where `of` names it. */
export async function expectedRows(
  { reader, depotId, today }: TableAsk,
  of: number | null,
): Promise<TableRows['stock-expected'][]> {
  const rows = await listExpected(reader, depotId ?? of)
  return rows.map(row => ({ ...row, state: stateOf(row, today) }))
}
