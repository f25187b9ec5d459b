import { z } from 'zod'
import { Day } from '../kernel/day.ts'
import { Id } from '../kernel/id.ts'
import { Instant } from '../kernel/instant.ts'
import { BasisPoints, Currency, Minor } from '../kernel/money.ts'
import { Quantity } from '../kernel/quantity.ts'
import { channels } from './channel.ts'
import { holdKinds } from './hold.ts'
import { priceSources } from './priceSource.ts'
import { orderStatuses } from './status.ts'

export const OrderStatus = z.enum(orderStatuses)
export const Channel = z.enum(channels)
export const HoldKind = z.enum(holdKinds)
export const PriceSource = z.enum(priceSources)

/** One line, as it stands. `n` counts from 1 within the order and is never reused. */
export const OrderLine = z.object({
  n: z.number().int().positive(),
  productId: Id,
  quantity: Quantity,
  caseUnits: z.number().int().positive(),
  priceUnits: z.number().int().positive(),
  priceMinor: Minor.nonnegative(),
  priceSource: PriceSource,
  discountBp: BasisPoints,
  taxRateBp: BasisPoints,
  amountMinor: Minor,
  freeReasonId: Id.nullable(),
  promotionId: Id.nullable(),
})
export type OrderLine = z.infer<typeof OrderLine>

export const Order = z.object({
  id: Id,
  version: z.number().int().nonnegative(),
  depotId: Id,
  customerId: Id,
  number: z.string().nullable(),
  status: OrderStatus,
  heldFrom: OrderStatus.nullable(),
  holdKind: HoldKind.nullable(),
  reasonId: Id.nullable(),
  reasonNote: z.string(),
  channel: Channel,
  customerReference: z.string(),
  requestedDay: Day,
  orderedDay: Day,
  currency: Currency,
  rateE6: z.number().int().positive().nullable(),
  rateCurrency: Currency.nullable(),
  priceListId: Id.nullable(),
  taxIncluded: z.boolean(),
  netMinor: Minor,
  taxMinor: Minor,
  totalMinor: Minor,
  note: z.string(),
  receivedAt: Instant.nullable(),
  checkedAt: Instant.nullable(),
  confirmedAt: Instant.nullable(),
  statusSince: Instant,
  enteredBy: Id,
  lines: z.array(OrderLine),
})
export type Order = z.infer<typeof Order>
