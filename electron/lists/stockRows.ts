import { findProduct } from '../../db/products.ts'
import { readSettings } from '../../db/settings.ts'
import { listMoves, listStock } from '../../db/stock.ts'
import type { TableRows } from '../../shared/lists/tables/tables.ts'
import type { TableAsk } from './tableSource.ts'

/** What the depots that somebody sees have; of one of them where `of` names it. */
export async function stockRows({ reader, depotId }: TableAsk, of: number | null): Promise<TableRows['stock'][]> {
  const { depots } = await readSettings(reader)
  const items = await listStock(reader, depotId ?? of)
  return items.map(item => ({ ...item, depotName: depots.find(each => each.id === item.depotId)?.name ?? '' }))
}

/** The movements of one product at the depots that somebody sees. */
export async function stockMoveRows(
  { reader, depotId }: TableAsk,
  of: number | null,
): Promise<TableRows['stock-moves'][]> {
  const product = of === null ? null : await findProduct(reader, of)
  if (!product) return []
  const { depots } = await readSettings(reader)
  const moves = await listMoves(reader, depotId, product.id)
  return moves.map(move => ({
    ...move,
    caseUnits: product.caseUnits,
    depotName: depots.find(each => each.id === move.depotId)?.name ?? '',
  }))
}
