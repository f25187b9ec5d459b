import { z } from 'zod'
import { customerClasses } from '../customers/class.ts'
import { api } from '../errors.ts'
import { Day } from '../kernel/day.ts'
import { Id } from '../kernel/id.ts'
import { Currency, Minor } from '../kernel/money.ts'
import { Outcome } from '../settings/contract.ts'

export const PriceItem = z.object({
  n: z.number().int().positive(),
  productId: Id,
  priceUnits: z.number().int().positive(),
  priceMinor: Minor.nonnegative(),
  fromQuantity: z.number().int().min(1),
})
export type PriceItem = z.infer<typeof PriceItem>

export const PriceList = z.object({
  id: Id,
  code: z.string().max(16),
  name: z.string().max(80),
  currency: Currency,
  customerClass: z.enum(customerClasses).nullable(),
  zone: z.string().max(60).nullable(),
  validFrom: Day,
  validTo: Day.nullable(),
  taxIncluded: z.boolean(),
})
export type PriceList = z.infer<typeof PriceList>

/** A price of a product, with the list in which it stands. */
export const ProductPrice = PriceItem.omit({ productId: true }).extend({
  list: PriceList,
  /** Whether the list counts today; else it begins later. */
  today: z.boolean(),
})
export type ProductPrice = z.infer<typeof ProductPrice>

export const Promotion = z.object({
  id: Id,
  name: z.string().max(80),
  productId: Id,
  buyQuantity: z.number().int().positive(),
  freeQuantity: z.number().int().positive(),
  validFrom: Day,
  validTo: Day,
  active: z.boolean(),
})
export type Promotion = z.infer<typeof Promotion>

const why = { note: z.string().max(500).default('') }

export const priceLists = {
  list: api.output(z.array(PriceList.extend({ items: z.number().int() }))),
  find: api.input(z.object({ id: Id })).output(PriceList.extend({ items: z.array(PriceItem) })),
  save: api.input(PriceList.extend({ id: Id.nullable(), ...why })).output(Outcome),
  /** A price of 0 units `n` is a new one; null as price takes it away. */
  saveItem: api
    .input(
      PriceItem.extend({
        priceListId: Id,
        n: z.number().int().nonnegative(),
        priceMinor: Minor.nonnegative().nullable(),
        ...why,
      }),
    )
    .output(Outcome),
  /** Every price of one product in the lists that count today or begin later: by list, those of today first. */
  ofProduct: api.input(z.object({ productId: Id })).output(z.array(ProductPrice)),
  promotions: api.output(z.array(Promotion)),
  savePromotion: api.input(Promotion.extend({ id: Id.nullable(), ...why })).output(Outcome),
}
