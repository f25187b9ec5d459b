import type { Written } from '../import/rows.ts'
import { addDays, type Day } from '../kernel/day.ts'
import type { FreeGoodsRule } from '../orders/freeGoods.ts'
import type { ListedPrice, ListHead } from '../orders/pricing.ts'
import type { QuotedProduct } from '../orders/quoting.ts'
import { barcodeOf } from './barcode.ts'
import { beginningOf, type MadeCompany } from './company.ts'
import { makeLists } from './lists.ts'
import type { MadeProduct } from './madeProduct.ts'
import type { World } from './world.ts'

/** What is sold and for how much: everything that a quote needs. */
export interface Catalogue {
  readonly products: readonly MadeProduct[]
  product(sku: string): MadeProduct
  readonly quoted: ReadonlyMap<number, QuotedProduct>
  readonly lists: readonly ListHead[]
  readonly prices: ReadonlyMap<number, readonly ListedPrice[]>
  readonly promotions: readonly (FreeGoodsRule & { name: string })[]
  /** The list of a family that counts on a day, with the number of a product's first price. */
  listOf(code: string, day: Day): ListHead
  itemOf(listId: number, productId: number): { readonly n: number; readonly priceMinor: number }
  /** The whole row that a request for a new product or promotion proposes. */
  readonly containers: ReadonlyMap<string, number>
  readonly taxes: ReadonlyMap<string, { id: number; rateBp: number }>
}

export function makeCatalogue(world: World, company: MadeCompany): Catalogue {
  const { profile } = world
  const taxes = new Map(profile.taxes.map(tax => [tax.code, { id: world.nextId(), rateBp: tax.rateBp }]))
  const containers = new Map(profile.containers.map(container => [container.code, world.nextId()]))
  const products = profile.products.map(
    (product): MadeProduct => ({ ...product, id: world.nextId(), taxClassId: taxes.get(product.tax)?.id ?? 0 }),
  )
  world.group('reference.edit', [
    ...profile.taxes.map(
      ({ code, names, rateBp }): Written => ({
        table: 'tax_class',
        row: {
          id: taxes.get(code)?.id ?? 0,
          code,
          name_en: names.en,
          name_fr: names.fr,
          name_ht: names.ht,
          rate_bp: rateBp,
          active: 1,
        },
      }),
    ),
    ...profile.containers.map(
      ({ code, names, kind, depositMinor }): Written => ({
        table: 'container',
        row: {
          id: containers.get(code) ?? 0,
          code,
          name_en: names.en,
          name_fr: names.fr,
          name_ht: names.ht,
          kind,
          deposit_minor: depositMinor,
          active: 1,
        },
      }),
    ),
    ...products.flatMap((product, index) => productRows(product, index, containers)),
  ])
  world.group(
    'reference.edit',
    products.map(product => created(world, company, 'product', product.id)),
  )

  const { lists, prices, listOf, itemOf } = makeLists(world, company, products)
  const promotions = profile.promotions.map(promotion => {
    const product = products.find(each => each.sku === promotion.sku)
    return {
      promotionId: world.nextId(),
      name: promotion.name,
      productId: product?.id ?? 0,
      buyQuantity: promotion.buyCases * (product?.caseUnits ?? 1),
      freeQuantity: promotion.freeCases * (product?.caseUnits ?? 1),
      validFrom: addDays(world.today, promotion.from),
      validTo: addDays(world.today, promotion.to),
    }
  })
  world.group(
    'reference.edit',
    promotions.map(
      (promotion): Written => ({
        table: 'promotion',
        row: {
          id: promotion.promotionId,
          name: promotion.name,
          product_id: promotion.productId,
          buy_quantity: promotion.buyQuantity,
          free_quantity: promotion.freeQuantity,
          valid_from: promotion.validFrom,
          valid_to: promotion.validTo,
          active: 1,
        },
      }),
    ),
  )
  return {
    products,
    product: sku => {
      const found = products.find(product => product.sku === sku)
      if (!found) throw new Error(`the sample sells no ${sku}`)
      return found
    },
    quoted: new Map(
      products.map(product => [
        product.id,
        { caseUnits: product.caseUnits, taxRateBp: taxes.get(product.tax)?.rateBp ?? 0, active: true },
      ]),
    ),
    lists,
    prices,
    promotions,
    listOf,
    itemOf,
    containers,
    taxes,
  }
}

function productRows(product: MadeProduct, index: number, containers: ReadonlyMap<string, number>): Written[] {
  const containerId = (code: string | null): number | null => (code === null ? null : (containers.get(code) ?? null))
  return [
    {
      table: 'product',
      row: {
        id: product.id,
        sku: product.sku,
        name_en: product.names.en,
        name_fr: product.names.fr,
        name_ht: product.names.ht,
        case_units: product.caseUnits,
        tax_class_id: product.taxClassId,
        weight_g: product.weightG,
        barcode: barcodeOf(index * 10),
        category: product.category,
        active: product.active ? 1 : 0,
        unit_container_id: containerId(product.unitContainer),
        case_container_id: containerId(product.caseContainer),
      },
    },
    ...product.units.map(
      ({ kind, factor }, at): Written => ({
        table: 'product_unit',
        row: { id: product.id, n: at + 1, kind, factor, barcode: barcodeOf(index * 10 + at + 1) },
      }),
    ),
  ]
}

const created = (world: World, company: MadeCompany, table: 'product', rowId: number): Written =>
  world.event({
    table,
    rowId,
    depotId: null,
    kind: 'created',
    at: world.at(beginningOf(world), 9 * 60 + world.dice.below(420)),
    person: company.leader.id,
    device: 0,
  })
