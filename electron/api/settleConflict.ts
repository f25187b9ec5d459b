import type { Conflict } from '../../db/conflicts.ts'
import { findOrder, updateOrder } from '../../db/orders.ts'
import { findRow, updateRow } from '../../db/reference.ts'
import type { Writer } from '../../db/schema.ts'
import type { Instant } from '../../shared/kernel/instant.ts'
import { lineAmount, orderTotals } from '../../shared/orders/amounts.ts'
import { type Order, OrderStatus } from '../../shared/orders/order.ts'
import { forTotals } from '../../shared/orders/quoting.ts'
import { isFixedOrder, stepAllowed } from '../../shared/orders/rules.ts'
import { refused } from './refusals.ts'

/**
 * Writes the value that does not stand into its row. An order's amounts follow; a status only where the order may still take that step, and
 * what is fixed from confirmation on stays. REFUSED 'gone' and 'not-possible'.
 */
export async function writeOther(tx: Writer, conflict: Conflict, now: Instant): Promise<void> {
  const { key, column, other } = conflict
  if (column === '' || (await findRow(tx, key)) === null) throw refused('gone')
  const order = key.table === 'sales_order' || key.table === 'order_line' ? await findOrder(tx, key.id) : null
  if (order && column === 'status') return moveTo(tx, order, other.value, now)
  if (order && isFixedOrder(order) && !freeColumns.has(column)) throw refused('not-possible')
  await updateRow(tx, key, { [column]: other.value })
  if (order) await recount(tx, key.id)
}

/** These may change as long as the order lives. */
const freeColumns: ReadonlySet<string> = new Set(['note', 'customer_reference', 'reason_note'])

async function moveTo(tx: Writer, order: Order, value: unknown, now: Instant): Promise<void> {
  const status = OrderStatus.safeParse(value)
  if (!status.success || status.data === order.status || !stepAllowed(order.status, status.data))
    throw refused('not-possible')
  const heldFrom = status.data === 'on-hold' ? order.status : null
  await updateOrder(tx, order, { ...order, status: status.data, heldFrom, statusSince: now })
}

async function recount(tx: Writer, id: number): Promise<void> {
  const order = await findOrder(tx, id)
  if (!order) return
  const lines = order.lines.map(line => ({ ...line, amountMinor: lineAmount(forTotals(line)) }))
  const totals = orderTotals(lines.map(forTotals), order.taxIncluded)
  await updateOrder(tx, order, {
    ...order,
    lines,
    netMinor: totals.net_minor,
    taxMinor: totals.tax_minor,
    totalMinor: totals.total_minor,
  })
}
