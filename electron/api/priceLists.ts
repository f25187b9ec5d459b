import { findPriceList, listPriceLists, listPromotions, pricesOfProduct } from '../../db/priceLists.ts'
import { findProduct } from '../../db/products.ts'
import { tidyCode } from '../../shared/kernel/code.ts'
import { priceItemIssues, priceListIssues, promotionIssues } from '../../shared/priceLists/issues.ts'
import { api } from './base.ts'
import { withRight } from './guards.ts'
import { changeReference } from './referenceChange.ts'
import { notFound, refuseAny } from './refusals.ts'
import { todayHere } from './todayHere.ts'

export const priceLists = {
  list: api.priceLists.list
    .use(withRight('reference.view'))
    .handler(({ context }) => listPriceLists(context.store.reader)),

  find: api.priceLists.find.use(withRight('reference.view')).handler(async ({ context, input }) => {
    const list = await findPriceList(context.store.reader, input.id)
    if (!list) throw notFound(input.id)
    return list
  }),

  save: api.priceLists.save.use(withRight('reference.request')).handler(async ({ context, input }) => {
    const list = { ...input, code: tidyCode(input.code), name: input.name.trim(), zone: input.zone?.trim() || null }
    refuseAny(priceListIssues(list, await listPriceLists(context.store.reader)))

    return changeReference(context, {
      table: 'price_list',
      id: list.id,
      values: {
        code: list.code,
        name: list.name,
        currency: list.currency,
        customer_class: list.customerClass,
        zone: list.zone,
        valid_from: list.validFrom,
        valid_to: list.validTo,
        tax_included: list.taxIncluded ? 1 : 0,
      },
      note: input.note,
    })
  }),

  saveItem: api.priceLists.saveItem.use(withRight('reference.request')).handler(async ({ context, input }) => {
    const { reader } = context.store
    const list = await findPriceList(reader, input.priceListId)
    if (!list) throw notFound(input.priceListId)
    const product = await findProduct(reader, input.productId)
    if (input.priceMinor !== null) refuseAny(priceItemIssues(input, list.items, product !== null))

    return changeReference(context, {
      table: 'price_item',
      id: list.id,
      sub: input.n,
      values:
        input.priceMinor === null
          ? null
          : {
              product_id: input.productId,
              price_units: input.priceUnits,
              price_minor: input.priceMinor,
              from_quantity: input.fromQuantity,
            },
      note: input.note,
    })
  }),

  ofProduct: api.priceLists.ofProduct
    .use(withRight('reference.view'))
    .handler(async ({ context, input }) =>
      pricesOfProduct(context.store.reader, input.productId, await todayHere(context)),
    ),

  promotions: api.priceLists.promotions
    .use(withRight('reference.view'))
    .handler(({ context }) => listPromotions(context.store.reader)),

  savePromotion: api.priceLists.savePromotion
    .use(withRight('reference.request'))
    .handler(async ({ context, input }) => {
      const promotion = { ...input, name: input.name.trim() }
      const product = await findProduct(context.store.reader, promotion.productId)
      refuseAny(promotionIssues(promotion, product !== null))

      return changeReference(context, {
        table: 'promotion',
        id: promotion.id,
        values: {
          name: promotion.name,
          product_id: promotion.productId,
          buy_quantity: promotion.buyQuantity,
          free_quantity: promotion.freeQuantity,
          valid_from: promotion.validFrom,
          valid_to: promotion.validTo,
          active: promotion.active ? 1 : 0,
        },
        note: input.note,
      })
    }),
}
