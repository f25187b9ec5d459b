import { fingerprint } from '../shared/kernel/fingerprint.ts'
import type { OrderRecord } from '../shared/orders/contract.ts'
import type { Order, OrderLine } from '../shared/orders/order.ts'
import type { Row } from '../shared/sync/registry.ts'
import type { Reader, Writer } from './schema.ts'

/** One order with its lines by number, or null. Its version says what it looks like now, whoever changed it last. */
export async function findOrder(reader: Reader, id: number): Promise<Order | null> {
  const row = await reader.selectFrom('sales_order').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) return null
  const lines = await reader.selectFrom('order_line').selectAll().where('id', '=', id).orderBy('n').execute()
  return fromRow(row, lines)
}

/** How an order went, as another system kept it: null where nobody wrote it down. */
export async function howItWent(reader: Reader, id: number): Promise<OrderRecord['went']> {
  const row = await reader
    .selectFrom('sales_order')
    .select(['shipped_day as day', 'carrier', 'freight_minor as freightMinor', 'ship_country as country'])
    .where('id', '=', id)
    .executeTakeFirst()
  return row ?? { day: null, carrier: null, freightMinor: null, country: null }
}

/** Writes a new order with its lines. */
export async function insertOrder(tx: Writer, order: Order): Promise<void> {
  await tx
    .insertInto('sales_order')
    .values({ id: order.id, ...toRow(order) })
    .execute()
  await insertLines(tx, order.id, order.lines)
}

/** Writes what is different from `before`: columns of the order, lines added, changed and taken away. */
export async function updateOrder(tx: Writer, before: Order, order: Order): Promise<void> {
  await tx.updateTable('sales_order').set(toRow(order)).where('id', '=', order.id).execute()
  if (order.lines === before.lines) return

  const kept = new Map(order.lines.map(line => [line.n, line]))
  const known = new Map(before.lines.map(line => [line.n, line]))
  const gone = before.lines.filter(line => !kept.has(line.n)).map(line => line.n)
  if (gone.length > 0) await tx.deleteFrom('order_line').where('id', '=', order.id).where('n', 'in', gone).execute()
  for (const line of order.lines)
    if (known.has(line.n) && fingerprint(known.get(line.n)) !== fingerprint(line))
      await tx
        .updateTable('order_line')
        .set(toLineRow(line))
        .where('id', '=', order.id)
        .where('n', '=', line.n)
        .execute()
  await insertLines(
    tx,
    order.id,
    order.lines.filter(line => !known.has(line.n)),
  )
}

async function insertLines(tx: Writer, id: number, lines: readonly OrderLine[]): Promise<void> {
  if (lines.length === 0) return
  await tx
    .insertInto('order_line')
    .values(lines.map(line => ({ id, n: line.n, ...toLineRow(line) })))
    .execute()
}

function fromRow(row: Row<'sales_order'>, lines: readonly Row<'order_line'>[]): Order {
  const order = {
    id: row.id,
    depotId: row.depot_id,
    customerId: row.customer_id,
    number: row.number,
    status: row.status,
    heldFrom: row.held_from,
    holdKind: row.hold_kind,
    reasonId: row.reason_id,
    reasonNote: row.reason_note,
    channel: row.channel,
    customerReference: row.customer_reference,
    requestedDay: row.requested_day,
    orderedDay: row.ordered_day,
    currency: row.currency,
    rateE6: row.rate_e6,
    rateCurrency: row.rate_currency,
    priceListId: row.price_list_id,
    taxIncluded: row.tax_included === 1,
    netMinor: row.net_minor,
    taxMinor: row.tax_minor,
    totalMinor: row.total_minor,
    note: row.note,
    receivedAt: row.received_at,
    checkedAt: row.checked_at,
    confirmedAt: row.confirmed_at,
    statusSince: row.status_since,
    enteredBy: row.entered_by,
    lines: lines.map(fromLineRow),
  }
  return { ...order, version: fingerprint(order) }
}

const toRow = (order: Order) => ({
  depot_id: order.depotId,
  customer_id: order.customerId,
  number: order.number,
  status: order.status,
  held_from: order.heldFrom,
  hold_kind: order.holdKind,
  reason_id: order.reasonId,
  reason_note: order.reasonNote,
  channel: order.channel,
  customer_reference: order.customerReference,
  requested_day: order.requestedDay,
  currency: order.currency,
  rate_e6: order.rateE6,
  rate_currency: order.rateCurrency,
  price_list_id: order.priceListId,
  tax_included: order.taxIncluded ? (1 as const) : (0 as const),
  net_minor: order.netMinor,
  tax_minor: order.taxMinor,
  total_minor: order.totalMinor,
  note: order.note,
  ordered_day: order.orderedDay,
  received_at: order.receivedAt,
  checked_at: order.checkedAt,
  confirmed_at: order.confirmedAt,
  status_since: order.statusSince,
  entered_by: order.enteredBy,
})

const fromLineRow = (row: Row<'order_line'>): OrderLine => ({
  n: row.n,
  productId: row.product_id,
  quantity: row.quantity,
  caseUnits: row.case_units,
  priceUnits: row.price_units,
  priceMinor: row.price_minor,
  priceSource: row.price_source,
  discountBp: row.discount_bp,
  taxRateBp: row.tax_rate_bp,
  amountMinor: row.amount_minor,
  freeReasonId: row.free_reason_id,
  promotionId: row.promotion_id,
})

const toLineRow = (line: OrderLine) => ({
  product_id: line.productId,
  quantity: line.quantity,
  case_units: line.caseUnits,
  price_units: line.priceUnits,
  price_minor: line.priceMinor,
  price_source: line.priceSource,
  discount_bp: line.discountBp,
  tax_rate_bp: line.taxRateBp,
  amount_minor: line.amountMinor,
  free_reason_id: line.freeReasonId,
  promotion_id: line.promotionId,
})
