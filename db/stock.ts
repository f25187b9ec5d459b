import type { Cause } from '../shared/stock/cause.ts'
import type { StockItem } from '../shared/stock/contract.ts'
import { ownPlaces, type Place } from '../shared/stock/place.ts'
import type { OnHand } from '../shared/stock/rules.ts'
import type { Row } from '../shared/sync/registry.ts'
import { nextId } from './nextId.ts'
import { productsNamed } from './products.ts'
import type { Reader, Writer } from './schema.ts'

/** A movement as it is written down; quantities in base units. */
export interface StockMove {
  readonly depotId: number
  readonly productId: number
  readonly cause: Cause
  readonly from: Place
  readonly to: Place
  readonly quantity: number
  readonly movedDay: string
  readonly document: string
  readonly note: string
  /** The expected goods of which this came. */
  readonly expectedId: number | null
}

/** What a depot has of a product now: nothing where nothing ever moved. */
export async function onHand(reader: Reader, depotId: number, productId: number): Promise<OnHand> {
  return (await onHandOf(reader, depotId, [productId])).get(productId) ?? balanceOf([])
}

/** The same of several products; one that never moved there is left out. */
export async function onHandOf(
  reader: Reader,
  depotId: number,
  productIds: readonly number[],
): Promise<ReadonlyMap<number, OnHand>> {
  const rows = await reader
    .selectFrom('stock_balance')
    .select(['product_id', 'place', 'quantity'])
    .where('depot_id', '=', depotId)
    .where('product_id', 'in', productIds)
    .execute()
  const byProduct = Map.groupBy(rows, row => row.product_id)
  return new Map([...byProduct].map(([id, places]) => [id, balanceOf(places)]))
}

/** What this depot, or every depot here, has of each product that is sold or that ever moved. */
export async function listStock(
  reader: Reader,
  depotId: number | null,
): Promise<(StockItem & { readonly depotName: string })[]> {
  const depots = await reader
    .selectFrom('depot')
    .select(['id', 'name'])
    .where('active', '=', 1)
    .$if(depotId !== null, query => query.where('id', '=', depotId ?? 0))
    .orderBy('code')
    .execute()
  const balances = await reader
    .selectFrom('stock_balance')
    .selectAll()
    .where('place', 'in', ownPlaces)
    .$if(depotId !== null, query => query.where('depot_id', '=', depotId ?? 0))
    .execute()
  const reserved = await reader
    .selectFrom('stock_reserved')
    .selectAll()
    .$if(depotId !== null, query => query.where('depot_id', '=', depotId ?? 0))
    .execute()
  const reservedOf = new Map(reserved.map(row => [`${row.depot_id}/${row.product_id}`, row.quantity]))
  const byItem = Map.groupBy(balances, row => `${row.depot_id}/${row.product_id}`)
  const products = await reader.selectFrom('product').select(['id', 'active']).orderBy('sku').execute()
  const productOf = await productsNamed(reader)
  return depots.flatMap(depot =>
    products.flatMap(product => {
      const place = `${depot.id}/${product.id}`
      const rows = byItem.get(place)
      if (product.active === 0 && !rows) return []
      const { sku, names, caseUnits } = productOf(product.id)
      const item = { productId: product.id, depotId: depot.id, depotName: depot.name }
      return [{ ...item, sku, names, caseUnits, ...balanceOf(rows ?? []), reserved: reservedOf.get(place) ?? 0 }]
    }),
  )
}

/** A movement by its id, and whether it was taken back; null where there is none. */
export async function findMove(
  reader: Reader,
  id: number,
): Promise<(StockMove & { readonly takenBack: boolean }) | null> {
  const row = await reader
    .selectFrom('stock_move as m')
    .leftJoin('stock_reversal as r', 'r.id', 'm.id')
    .selectAll('m')
    .select('r.at as back_at')
    .where('m.id', '=', id)
    .executeTakeFirst()
  return row ? { ...fromMoveRow(row), takenBack: row.back_at !== null } : null
}

export async function addMove(tx: Writer, move: StockMove, by: { person: number; at: number }): Promise<number> {
  const id = await nextId(tx)
  await tx
    .insertInto('stock_move')
    .values({
      id,
      depot_id: move.depotId,
      product_id: move.productId,
      cause: move.cause,
      from_place: move.from,
      to_place: move.to,
      quantity: move.quantity,
      moved_day: move.movedDay,
      at: by.at,
      person_id: by.person,
      document: move.document,
      note: move.note,
      expected_id: move.expectedId,
    })
    .execute()
  return id
}

/** There is one reversal of a movement at most: two computers that write it apart write the same row. */
export async function addReversal(
  tx: Writer,
  id: number,
  by: { person: number; at: number; note: string },
): Promise<void> {
  await tx.insertInto('stock_reversal').values({ id, n: 1, at: by.at, person_id: by.person, note: by.note }).execute()
}

export const fromMoveRow = (row: Row<'stock_move'>): StockMove => ({
  depotId: row.depot_id,
  productId: row.product_id,
  cause: row.cause,
  from: row.from_place,
  to: row.to_place,
  quantity: row.quantity,
  movedDay: row.moved_day,
  document: row.document,
  note: row.note,
  expectedId: row.expected_id,
})

function balanceOf(rows: readonly { place: string; quantity: number }[]): OnHand {
  const at = (place: Place): number => rows.find(row => row.place === place)?.quantity ?? 0
  const [depot, blocked] = ownPlaces.map(at)
  return { depot: depot ?? 0, blocked: blocked ?? 0 }
}
