import { z } from 'zod'
import { api, refusing } from '../errors.ts'
import { Day } from '../kernel/day.ts'
import { Id } from '../kernel/id.ts'
import { Instant } from '../kernel/instant.ts'
import { BasisPoints, Currency, Minor } from '../kernel/money.ts'
import { Window } from '../kernel/page.ts'
import { Quantity } from '../kernel/quantity.ts'
import { Shortage } from '../stock/shortage.ts'
import { Amendment } from './amending.ts'
import { amendmentCauses, askers } from './amendmentCause.ts'
import { OrderFigures } from './figures.ts'
import { OrderFilter } from './filter.ts'
import { lineProblems } from './lineProblem.ts'
import { Channel, HoldKind, Order, OrderLine, OrderStatus } from './order.ts'
import { orderActs, orderBlocks } from './rules.ts'

/** A line as it is entered. The price is looked up unless somebody typed one; a free line names its reason. */
export const LineForm = z.object({
  /** 0 on a new line. */
  n: z.number().int().nonnegative(),
  productId: Id,
  quantity: Quantity,
  discountBp: BasisPoints,
  /** Only where it was typed: for `priceUnits` base units. */
  typedPrice: z.object({ priceMinor: Minor.nonnegative(), priceUnits: z.number().int().positive() }).nullable(),
  freeReasonId: Id.nullable(),
  promotionId: Id.nullable(),
})
export type LineForm = z.infer<typeof LineForm>

export const OrderForm = z.object({
  id: Id.nullable(),
  version: z.number().int().nonnegative(),
  customerId: Id,
  channel: Channel,
  customerReference: z.string().max(60),
  requestedDay: Day,
  currency: Currency,
  note: z.string().max(2000),
  lines: z.array(LineForm).max(150),
  /** Of a new order: saved twice under one attempt it is one order, the second time changed where the form is another. */
  attempt: z.uuid().optional(),
})
export type OrderForm = z.infer<typeof OrderForm>

/** What changes between today and the day of delivery: the price or the tax as they would be today, and from when the new one counts. */
export const PriceChange = z.object({
  /** Null where it is not a list that begins: one ends, or a tax changes. */
  from: Day.nullable(),
  priceMinor: Minor.nullable(),
  priceUnits: z.number().int(),
  taxRateBp: BasisPoints.nullable(),
})
export type PriceChange = z.infer<typeof PriceChange>

/** The empties that the order brings, and the deposit on them in the company's base currency: to know, no part of the total. */
export const DepositOwed = z.object({
  containers: z.array(z.object({ containerId: Id, count: z.number().int(), depositMinor: Minor })),
  totalMinor: Minor,
})
export type DepositOwed = z.infer<typeof DepositOwed>

export const QuotedLine = OrderLine.extend({
  /** Of the list that gave the price; empty where it was typed or is free. */
  listName: z.string(),
  /** Since when that list counts; null where the price is typed or free. */
  listFrom: Day.nullable(),
  /** What is other than it would be today, because the order is for a later day; null where nothing is, or nobody compared. */
  changed: PriceChange.nullable(),
  problem: z.enum(lineProblems).nullable(),
})
export type QuotedLine = z.infer<typeof QuotedLine>

/** What the order would cost, before anything is written: the same prices, tax and free goods as `save` will take. */
export const Quote = z.object({
  lines: z.array(QuotedLine),
  /** What promotions would add beyond the free lines already there. */
  offers: z.array(
    z.object({ promotionId: Id, name: z.string(), productId: Id, quantity: Quantity, freeReasonId: Id.nullable() }),
  ),
  netMinor: Minor,
  tax: z.array(z.object({ rateBp: BasisPoints, taxMinor: Minor })),
  taxMinor: Minor,
  totalMinor: Minor,
  taxIncluded: z.boolean(),
  rateE6: z.number().int().positive().nullable(),
  rateCurrency: Currency.nullable(),
  /** The total in the company's other currency, at the rate that will be frozen. */
  otherTotal: z.object({ currency: Currency, minor: Minor }).nullable(),
  deposit: DepositOwed,
  /** What it wants beyond what is free on the day wanted: said, and no refusal. */
  shortages: z.array(Shortage),
})
export type Quote = z.infer<typeof Quote>

export const OrderRow = z.object({
  id: Id,
  number: z.string().nullable(),
  customerId: Id,
  customerName: z.string(),
  /** The customer's terms hold every order: it cannot be confirmed. */
  customerOnHold: z.boolean(),
  depotId: Id,
  status: OrderStatus,
  holdKind: HoldKind.nullable(),
  channel: Channel,
  customerReference: z.string(),
  requestedDay: Day,
  orderedDay: Day,
  currency: Currency,
  totalMinor: Minor,
  lines: z.number().int(),
  statusSince: Instant,
  limitMinutes: z.number().int().nullable(),
  enteredBy: z.string(),
  /** The day it left; null where it has not, or nobody wrote it down. */
  shippedDay: Day.nullable(),
  /** waiting: head office does not have it yet. refused: it stands in needs attention. */
  sync: z.enum(['there', 'waiting', 'refused']),
})
export type OrderRow = z.infer<typeof OrderRow>

export const orderSorts = ['number', 'customer', 'status', 'age', 'requested', 'ordered', 'total'] as const

export const PossibleAct = z.object({ act: z.enum(orderActs), blocked: z.enum(orderBlocks).nullable() })

export const OrderRecord = z.object({
  order: Order,
  customerName: z.string(),
  customerCode: z.string(),
  products: z.array(
    z.object({
      id: Id,
      sku: z.string(),
      names: z.record(z.string(), z.string()),
      known: z.boolean(),
      units: z.array(z.object({ kind: z.string(), factor: z.number().int() })),
    }),
  ),
  enteredBy: z.string(),
  /** How an imported order went, as the other system kept it; null where nobody wrote it down. */
  went: z.object({
    day: Day.nullable(),
    carrier: z.string().nullable(),
    freightMinor: Minor.nullable(),
    country: z.string().nullable(),
  }),
  priceListName: z.string(),
  deposit: DepositOwed,
  acts: z.array(PossibleAct),
  /** Latest first. */
  amendments: z.array(Amendment.extend({ person: z.string() })),
  sync: OrderRow.shape.sync,
  limitMinutes: z.number().int().nullable(),
})
export type OrderRecord = z.infer<typeof OrderRecord>

/** What a confirmed order shall be instead, who wanted it and why. Customer, currency and way stay as they were confirmed. */
export const AmendmentForm = OrderForm.omit({ attempt: true }).extend({
  id: Id,
  askedBy: z.enum(askers),
  cause: z.enum(amendmentCauses),
  amendmentNote: z.string().max(500),
})
export type AmendmentForm = z.infer<typeof AmendmentForm>

const reasoned = z.object({ id: Id, reasonId: Id, note: z.string().max(500).default('') })
const orderRefusing = refusing(orderBlocks)

export const orders = {
  list: api
    .input(
      Window.extend({
        filter: OrderFilter,
        sort: z.enum(orderSorts).default('age'),
        descending: z.boolean().default(true),
      }),
    )
    .output(z.object({ rows: z.array(OrderRow), total: z.number().int() })),
  /** How many stand at each status, and how many of those over the limit. */
  board: api.input(z.object({ depotId: Id.nullable().default(null) })).output(
    z.array(
      z.object({
        status: OrderStatus,
        count: z.number().int(),
        late: z.number().int(),
        oldestSince: Instant.nullable(),
        limitMinutes: z.number().int().nullable(),
      }),
    ),
  ),
  /** What the orders that a filter lets through come to. */
  figures: api.input(z.object({ filter: OrderFilter })).output(OrderFigures),
  find: api.input(z.object({ id: Id })).output(OrderRecord),
  quote: api.input(OrderForm.omit({ id: true, version: true })).output(Quote),
  /** Everything that entry shows once the customer is chosen. */
  about: api.input(z.object({ customerId: Id })).output(
    z.object({
      lastOrder: z
        .object({
          id: Id,
          number: z.string().nullable(),
          orderedDay: Day,
          lines: z.array(z.object({ productId: Id, quantity: Quantity })),
        })
        .nullable(),
      /** What the customer usually takes: the median quantity of the products in most of its last ten orders. */
      usual: z.array(
        z.object({
          productId: Id,
          sku: z.string(),
          quantity: Quantity,
          caseUnits: z.number().int(),
          times: z.number().int(),
          of: z.number().int(),
        }),
      ),
      hold: z.object({ reason: z.string() }).nullable(),
      currency: Currency,
      nextDeliveryDay: Day,
      openOrders: z.number().int(),
      depotId: Id,
      /** The customer's mask: bit 0 Monday … bit 6 Sunday, 0 is any. */
      deliveryDays: z.number().int(),
    }),
  ),
  /** Orders of the same customer for the same products in the last three days: perhaps this one was entered already. */
  duplicates: api
    .input(
      z.object({
        customerId: Id,
        exceptId: Id.nullable(),
        lines: z.array(z.object({ productId: Id, quantity: Quantity })),
      }),
    )
    .output(
      z.array(
        z.object({
          id: Id,
          number: z.string().nullable(),
          channel: Channel,
          customerReference: z.string(),
          orderedDay: Day,
          totalMinor: Minor,
          currency: Currency,
          same: z.number().int(),
        }),
      ),
    ),
  /** Saves a draft, or an order that is not confirmed yet. Durable when it answers. */
  save: orderRefusing.input(OrderForm).output(Order),
  receive: orderRefusing.input(z.object({ id: Id })).output(Order),
  check: orderRefusing.input(z.object({ id: Id })).output(Order),
  confirm: orderRefusing.input(z.object({ id: Id })).output(Order),
  hold: orderRefusing.input(reasoned.extend({ kind: HoldKind })).output(Order),
  release: orderRefusing.input(z.object({ id: Id, note: z.string().max(500).default('') })).output(Order),
  cancel: orderRefusing.input(reasoned).output(Order),
  /** What the amended order would cost: what nobody touched stays at the price that was confirmed. */
  quoteAmendment: api.input(OrderForm.omit({ attempt: true }).extend({ id: Id })).output(Quote),
  /** A numbered amendment of a confirmed order. */
  amend: orderRefusing.input(AmendmentForm).output(Order),
  /** Saves and takes it as far as the person may in one transaction: received, checked, confirmed. */
  saveAndConfirm: orderRefusing.input(OrderForm).output(Order),
}
