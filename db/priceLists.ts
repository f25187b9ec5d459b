import type { Day } from '../shared/kernel/day.ts'
import type { PriceItem, PriceList, ProductPrice, Promotion } from '../shared/priceLists/contract.ts'
import type { Row } from '../shared/sync/registry.ts'
import type { Reader } from './schema.ts'

/** Every price list with how many prices it has, the ones that began last first. */
export async function listPriceLists(reader: Reader): Promise<(PriceList & { items: number })[]> {
  const rows = await reader
    .selectFrom('price_list')
    .selectAll()
    .select(eb =>
      eb
        .selectFrom('price_item')
        .select(count => count.fn.countAll<number>().as('items'))
        .whereRef('price_item.id', '=', 'price_list.id')
        .as('items'),
    )
    .orderBy('valid_from', 'desc')
    .orderBy('code')
    .execute()
  return rows.map(row => ({ ...fromRow(row), items: row.items ?? 0 }))
}

export async function findPriceList(reader: Reader, id: number): Promise<(PriceList & { items: PriceItem[] }) | null> {
  const row = await reader.selectFrom('price_list').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) return null
  const items = await reader.selectFrom('price_item').selectAll().where('id', '=', id).orderBy('n').execute()
  return { ...fromRow(row), items: items.map(fromItemRow) }
}

/** Every price of a product in the lists that are not over on a day: those that count on it first, then by when they begin. */
export async function pricesOfProduct(reader: Reader, productId: number, day: Day): Promise<ProductPrice[]> {
  const items = await reader
    .selectFrom('price_item')
    .selectAll()
    .where('product_id', '=', productId)
    .orderBy('price_units', 'desc')
    .orderBy('from_quantity')
    .execute()
  const ids = [...new Set(items.map(item => item.id))]
  if (ids.length === 0) return []
  const lists = await reader
    .selectFrom('price_list')
    .selectAll()
    .where('id', 'in', ids)
    .where(eb => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>=', day)]))
    .orderBy(eb => eb.case().when('valid_from', '<=', day).then(0).else(1).end())
    .orderBy('valid_from')
    .orderBy('code')
    .execute()
  return lists.flatMap(list =>
    items
      .filter(item => item.id === list.id)
      .map(item => {
        const { productId: _product, ...price } = fromItemRow(item)
        return { ...price, list: fromRow(list), today: list.valid_from <= day }
      }),
  )
}

/** Every promotion ever entered, the ones that began last first. */
export async function listPromotions(reader: Reader): Promise<Promotion[]> {
  const rows = await reader.selectFrom('promotion').selectAll().orderBy('valid_from', 'desc').orderBy('id').execute()
  return rows.map(row => ({
    id: row.id,
    name: row.name,
    productId: row.product_id,
    buyQuantity: row.buy_quantity,
    freeQuantity: row.free_quantity,
    validFrom: row.valid_from,
    validTo: row.valid_to,
    active: row.active === 1,
  }))
}

const fromRow = (row: Row<'price_list'>): PriceList => ({
  id: row.id,
  code: row.code,
  name: row.name,
  currency: row.currency,
  customerClass: row.customer_class,
  zone: row.zone,
  validFrom: row.valid_from,
  validTo: row.valid_to,
  taxIncluded: row.tax_included === 1,
})

const fromItemRow = (row: Row<'price_item'>): PriceItem => ({
  n: row.n,
  productId: row.product_id,
  priceUnits: row.price_units,
  priceMinor: row.price_minor,
  fromQuantity: row.from_quantity,
})
