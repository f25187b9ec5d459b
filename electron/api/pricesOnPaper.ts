import { findPriceList } from '../../db/priceLists.ts'
import { listHeads, pricesOf, promotionsOf, quotedProducts } from '../../db/prices.ts'
import { listProducts, listProductsById } from '../../db/products.ts'
import type { Reader } from '../../db/schema.ts'
import type { CustomerClass } from '../../shared/customers/class.ts'
import type { Day } from '../../shared/kernel/day.ts'
import type { Language } from '../../shared/kernel/locale.ts'
import type { Currency } from '../../shared/kernel/money.ts'
import { pricesFor } from '../../shared/orders/pricesFor.ts'
import { leadingList } from '../../shared/orders/pricing.ts'
import type { Product } from '../../shared/products/contract.ts'
import { ProductFilter } from '../../shared/products/filter.ts'
import { mostRows } from '../print/paper.ts'
import type { PricedProduct, PriceListPaper } from '../print/priceListPaper.ts'
import { exchangeOn } from './otherMoney.ts'
import { notFound } from './refusals.ts'

/** One list as it was written, its products by their codes; the rate for the other currency is that of today, or of the day within its time next to it. */
export async function listOnPaper(
  reader: Reader,
  { id, today }: { id: number; today: Day },
  language: Language,
): Promise<PriceListPaper> {
  const list = await findPriceList(reader, id)
  if (!list) throw notFound(id)
  const ids = [...new Set(list.items.map(item => item.productId))]
  const products = await listProductsById(reader, ids)
  const known = new Map(products.map(product => [product.id, product]))
  const { other, inOther } = await exchangeOn(reader, list.currency, dayWithin(list, today))
  const rows = list.items.map(item => {
    const product = known.get(item.productId)
    return { ...named(product, item.productId, language), ...item, otherMinor: inOther(item.priceMinor) }
  })
  return {
    name: list.name,
    code: list.code,
    currency: list.currency,
    taxIncluded: list.taxIncluded,
    other,
    customerClass: list.customerClass,
    zone: list.zone ?? '',
    valid: { from: list.validFrom, to: list.validTo },
    onDay: null,
    rows: rows.toSorted(bySku),
    free: [],
  }
}

export interface PricesAsked {
  readonly day: Day
  readonly customerClass: CustomerClass
  readonly zone: string
  readonly currency: Currency
}

/** What a class of customers of a zone pays on a day for everything that is sold, and what is free on top. */
export async function pricesOnPaper(reader: Reader, asked: PricesAsked, language: Language): Promise<PriceListPaper> {
  const buyer = { ...asked, agreedListId: null }
  const lists = await listHeads(reader, asked)
  const sold = { ...ProductFilter.parse({}), sort: 'sku', descending: false, offset: 0, limit: mostRows + 1 } as const
  const products = (await listProducts(reader, sold)).rows
  const ids = products.map(product => product.id)
  const prices = await pricesOf(reader, lists, ids)
  const quoted = await quotedProducts(reader, ids, asked.day)
  const { other, inOther } = await exchangeOn(reader, asked.currency, asked.day)
  const taxIncluded = leadingList(lists, buyer)?.taxIncluded ?? false
  const rows = products.flatMap(product =>
    pricesFor(prices.get(product.id) ?? [], {
      ...buyer,
      caseUnits: product.caseUnits,
      taxIncluded,
      taxRateBp: quoted.get(product.id)?.taxRateBp ?? 0,
    }).map(price => ({
      ...named(product, product.id, language),
      ...price,
      otherMinor: inOther(price.priceMinor),
    })),
  )
  const promotions = await promotionsOf(reader, ids, asked.day)
  return {
    name: '',
    code: '',
    currency: asked.currency,
    taxIncluded,
    other,
    customerClass: asked.customerClass,
    zone: asked.zone,
    valid: null,
    onDay: asked.day,
    rows,
    free: promotions.map(rule => {
      const product = products.find(each => each.id === rule.productId)
      return { ...rule, product: product?.names[language] ?? '', caseUnits: product?.caseUnits ?? 1 }
    }),
  }
}

/** Today, or the day of the list's time that is next to it. */
const dayWithin = ({ validFrom, validTo }: { validFrom: Day; validTo: Day | null }, today: Day): Day =>
  today < validFrom ? validFrom : validTo !== null && validTo < today ? validTo : today

const named = (product: Product | undefined, id: number, language: Language) => ({
  sku: product?.sku ?? `#${id}`,
  name: product?.names[language] ?? '',
  caseUnits: product?.caseUnits ?? 1,
})

/** A2 before A10. */
const bySku = (a: PricedProduct, b: PricedProduct): number =>
  natural(a.sku, b.sku) || a.fromQuantity - b.fromQuantity || a.priceUnits - b.priceUnits

const natural = (a: string, b: string): number => {
  const [left, right] = [padded(a), padded(b)]
  return left < right ? -1 : left > right ? 1 : 0
}

const padded = (text: string): string => text.toLowerCase().replaceAll(/\d+/g, digits => digits.padStart(12, '0'))
