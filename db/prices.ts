import type { Day } from '../shared/kernel/day.ts'
import type { FreeGoodsRule } from '../shared/orders/freeGoods.ts'
import type { Buyer, ListedPrice, ListHead } from '../shared/orders/pricing.ts'
import type { QuotedProduct } from '../shared/orders/quoting.ts'
import { taxRateOn } from '../shared/settings/taxRate.ts'
import type { Row } from '../shared/sync/registry.ts'
import type { Reader } from './schema.ts'
import { listTaxClasses } from './taxes.ts'

/** The price lists of a currency that count on a day, for whomever. */
export async function listHeads(reader: Reader, buyer: Pick<Buyer, 'day' | 'currency'>): Promise<ListHead[]> {
  const rows = await reader
    .selectFrom('price_list')
    .selectAll()
    .where('currency', '=', buyer.currency)
    .where('valid_from', '<=', buyer.day)
    .where(eb => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>=', buyer.day)]))
    .execute()
  return rows.map(headOf)
}

/** Every price that the given lists have for the given products, by product. */
export async function pricesOf(
  reader: Reader,
  lists: readonly ListHead[],
  productIds: readonly number[],
): Promise<ReadonlyMap<number, readonly ListedPrice[]>> {
  const prices = new Map<number, ListedPrice[]>()
  if (lists.length === 0 || productIds.length === 0) return prices
  const heads = new Map(lists.map(list => [list.priceListId, list]))
  const rows = await reader
    .selectFrom('price_item')
    .selectAll()
    .where('product_id', 'in', productIds)
    .where('id', 'in', [...heads.keys()])
    .execute()
  for (const row of rows) {
    const head = heads.get(row.id)
    if (!head) continue
    const price = {
      ...head,
      priceUnits: row.price_units,
      priceMinor: row.price_minor,
      fromQuantity: row.from_quantity,
    }
    const known = prices.get(row.product_id)
    if (known) known.push(price)
    else prices.set(row.product_id, [price])
  }
  return prices
}

/** What pricing needs of products: the case, the tax rate of the class on a day, whether it is still sold. */
export async function quotedProducts(
  reader: Reader,
  productIds: readonly number[],
  day: Day,
): Promise<ReadonlyMap<number, QuotedProduct>> {
  if (productIds.length === 0) return new Map()
  const rows = await reader
    .selectFrom('product')
    .select(['id', 'case_units', 'active', 'tax_class_id'])
    .where('id', 'in', productIds)
    .execute()
  const rates = new Map((await listTaxClasses(reader)).map(tax => [tax.id, taxRateOn(day, tax)]))
  return new Map(
    rows.map(row => [
      row.id,
      { caseUnits: row.case_units, taxRateBp: rates.get(row.tax_class_id) ?? 0, active: row.active === 1 },
    ]),
  )
}

/** Promotions of the given products that run on a day. */
export async function promotionsOf(
  reader: Reader,
  productIds: readonly number[],
  day: Day,
): Promise<(FreeGoodsRule & { name: string })[]> {
  if (productIds.length === 0) return []
  const rows = await reader
    .selectFrom('promotion')
    .selectAll()
    .where('product_id', 'in', productIds)
    .where('active', '=', 1)
    .where('valid_from', '<=', day)
    .where('valid_to', '>=', day)
    .orderBy('id')
    .execute()
  return rows.map(row => ({
    promotionId: row.id,
    name: row.name,
    productId: row.product_id,
    buyQuantity: row.buy_quantity,
    freeQuantity: row.free_quantity,
    validFrom: row.valid_from,
    validTo: row.valid_to,
  }))
}

const headOf = (row: Row<'price_list'>): ListHead => ({
  priceListId: row.id,
  listCode: row.code,
  listName: row.name,
  currency: row.currency,
  customerClass: row.customer_class,
  zone: row.zone,
  validFrom: row.valid_from,
  validTo: row.valid_to,
  taxIncluded: row.tax_included === 1,
})
