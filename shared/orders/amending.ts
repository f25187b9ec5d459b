import { z } from 'zod'
import { Day } from '../kernel/day.ts'
import { fingerprint } from '../kernel/fingerprint.ts'
import { Id } from '../kernel/id.ts'
import { Instant } from '../kernel/instant.ts'
import { BasisPoints, Minor } from '../kernel/money.ts'
import { Quantity } from '../kernel/quantity.ts'
import { amendmentCauses, askers } from './amendmentCause.ts'
import type { Order, OrderLine } from './order.ts'

/** What a customer would call different about a line. */
const LineSide = z.object({
  productId: Id,
  quantity: Quantity,
  caseUnits: z.number().int().positive(),
  priceUnits: z.number().int().positive(),
  priceMinor: Minor.nonnegative(),
  discountBp: BasisPoints,
  taxRateBp: BasisPoints,
  amountMinor: Minor,
  free: z.boolean(),
})
export type LineSide = z.infer<typeof LineSide>

/** One line before and after; null before where it is new, null after where it was taken out. */
const AmendedLine = z.object({
  n: z.number().int().positive(),
  before: LineSide.nullable(),
  after: LineSide.nullable(),
})
export type AmendedLine = z.infer<typeof AmendedLine>

/** What an amendment made different: the day wanted where it moved, the lines that are other, and the total. */
export const AmendmentChanges = z.object({
  day: z.object({ before: Day, after: Day }).nullable(),
  lines: z.array(AmendedLine).max(400),
  total: z.object({ before: Minor, after: Minor }),
})
export type AmendmentChanges = z.infer<typeof AmendmentChanges>

/** A numbered amendment of an order, as it is kept: it is never changed and never taken away. */
export const Amendment = z.object({
  /** Counts from 1 within the order, without holes. */
  n: z.number().int().positive(),
  at: Instant,
  personId: Id,
  askedBy: z.enum(askers),
  cause: z.enum(amendmentCauses),
  note: z.string(),
  changes: AmendmentChanges,
})
export type Amendment = z.infer<typeof Amendment>

export type Amendable = Pick<Order, 'requestedDay' | 'totalMinor'> & {
  readonly lines: readonly Omit<OrderLine, 'priceSource'>[]
}

/** What is different between two states of one order, lines by number. */
export function changesBetween(before: Amendable, after: Amendable): AmendmentChanges {
  const [stood, stands] = [sides(before), sides(after)]
  const lines = [...new Set([...stood.keys(), ...stands.keys()])]
    .toSorted((a, b) => a - b)
    .map(n => ({ n, before: stood.get(n) ?? null, after: stands.get(n) ?? null }))
    .filter(line => fingerprint(line.before) !== fingerprint(line.after))
  const moved = before.requestedDay !== after.requestedDay
  return {
    day: moved ? { before: before.requestedDay, after: after.requestedDay } : null,
    lines,
    total: { before: before.totalMinor, after: after.totalMinor },
  }
}

export const changesNothing = ({ day, lines }: AmendmentChanges): boolean => day === null && lines.length === 0

/** Base units of each line, by its number, that are on a truck or with the customer: no amendment goes below them. */
export type Gone = ReadonlyMap<number, Quantity>

/** Of an order that is confirmed nothing has left, as long as what leaves is not kept line by line. */
export const nothingGone: Gone = new Map()

/**
 * The numbers of the lines that an amendment would leave with less than is delivered or loaded, taken out or made another product's
 * included. A line on which nothing is gone may go to nothing.
 */
export function belowGone({ lines }: Pick<AmendmentChanges, 'lines'>, gone: Gone): readonly number[] {
  return lines
    .filter(({ n, before, after }) => {
      const kept = after !== null && after.productId === before?.productId ? after.quantity : 0
      return (gone.get(n) ?? 0) > kept
    })
    .map(({ n }) => n)
}

const sides = (order: Amendable): ReadonlyMap<number, LineSide> =>
  new Map(
    order.lines.map(line => [
      line.n,
      {
        productId: line.productId,
        quantity: line.quantity,
        caseUnits: line.caseUnits,
        priceUnits: line.priceUnits,
        priceMinor: line.priceMinor,
        discountBp: line.discountBp,
        taxRateBp: line.taxRateBp,
        amountMinor: line.amountMinor,
        free: line.freeReasonId !== null || line.promotionId !== null,
      },
    ]),
  )
