import { z } from 'zod'
import { Currency, Minor } from '../kernel/money.ts'
import { OrderStatus } from './order.ts'

/**
 * What the orders of a list come to. Orders that are drafts, cancelled or void are counted by status and nowhere else. An order has shipped when
 * its shipping day is known; it was on time when that is the day wanted or before.
 */
export const OrderFigures = z.object({
  /** All that the filter lets through. */
  listed: z.number().int(),
  byStatus: z.array(z.object({ status: OrderStatus, count: z.number().int() })),
  /** The other system's own words for imported orders, as they were. */
  byOrigin: z.array(z.object({ status: z.string(), count: z.number().int() })),
  /** From here on: those that count. */
  orders: z.number().int(),
  lines: z.number().int(),
  customers: z.number().int(),
  products: z.number().int(),
  /** Base units. */
  units: z.number().int(),
  /** Without tax, after discounts, each line rounded: in each currency. */
  net: z.array(z.object({ currency: Currency, minor: Minor })),
  shipped: z.number().int(),
  open: z.number().int(),
  onTime: z.number().int(),
  late: z.number().int(),
  /** Of the days from taking to shipping over the shipped orders: their sum, so that the mean is exact. */
  leadDays: z.number().int(),
  /** What the carriage of imported orders cost, as the other system kept it: in each currency. */
  freight: z.array(z.object({ currency: Currency, minor: Minor })),
  /** How many different countries imported orders went to. */
  countries: z.number().int(),
  /** Of those that have shipped with a carrier: how many, and how many of them late. */
  byCarrier: z.array(z.object({ carrier: z.string(), shipped: z.number().int(), late: z.number().int() })),
  /** Customers of the whole depot, whatever the filter, and how many of them never ordered. */
  allCustomers: z.number().int(),
  customersWithoutOrders: z.number().int(),
})
export type OrderFigures = z.infer<typeof OrderFigures>

/** Percent of the shipped orders that were on time, to two decimals; null where none has shipped. */
export const onTimePercent = ({ onTime, shipped }: Pick<OrderFigures, 'onTime' | 'shipped'>): number | null =>
  shipped === 0 ? null : Math.round((onTime * 10_000) / shipped) / 100

/** Mean days from taking to shipping, to three decimals; null where none has shipped. */
export const meanLeadDays = ({ leadDays, shipped }: Pick<OrderFigures, 'leadDays' | 'shipped'>): number | null =>
  shipped === 0 ? null : Math.round((leadDays * 1000) / shipped) / 1000
