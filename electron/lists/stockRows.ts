import { listStock } from '../../db/stock.ts'
import type { TableRows } from '../../shared/lists/tables/tables.ts'
import type { TableAsk } from './tableSource.ts'

/** What the depots that somebody sees have; of one of them where `of` names it. */
export const stockRows = ({ reader, depotId }: TableAsk, of: number | null): Promise<TableRows['stock'][]> =>
  listStock(reader, depotId ?? of)
