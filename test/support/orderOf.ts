import type { Order, OrderLine } from '../../shared/orders/order.ts'

/** An order as it stands, with what a test says of it. */
export const orderOf = (part: Partial<Order> = {}): Order => ({
  id: 1,
  version: 0,
  depotId: 1,
  customerId: 2,
  number: null,
  status: 'draft',
  heldFrom: null,
  holdKind: null,
  reasonId: null,
  reasonNote: '',
  channel: 'phone',
  customerReference: '',
  requestedDay: '2026-11-18',
  orderedDay: '2026-11-17',
  currency: 'HTG',
  rateE6: null,
  rateCurrency: null,
  priceListId: null,
  taxIncluded: false,
  netMinor: 0,
  taxMinor: 0,
  totalMinor: 0,
  note: '',
  receivedAt: null,
  checkedAt: null,
  confirmedAt: null,
  statusSince: 1,
  enteredBy: 3,
  lines: [],
  ...part,
})

/** A line of cases of 24 at 1 150 gourdes, its amount as it comes to. */
export const lineOf = (n: number, part: Partial<OrderLine> = {}): OrderLine => {
  const line = { n, productId: 7, quantity: 288, caseUnits: 24, priceUnits: 24, priceMinor: 115_000, ...part }
  return {
    priceSource: 'general-list',
    discountBp: 0,
    taxRateBp: 1000,
    amountMinor: (line.quantity * line.priceMinor) / line.priceUnits,
    freeReasonId: null,
    promotionId: null,
    ...line,
  }
}
