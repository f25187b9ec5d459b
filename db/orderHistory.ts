import type { Day } from '../shared/kernel/day.ts'
import type { Order } from '../shared/orders/order.ts'
import type { OrderStatus } from '../shared/orders/status.ts'
import type { Reader } from './schema.ts'

export interface PastOrder {
  id: number
  number: string | null
  channel: Order['channel']
  customerReference: string
  orderedDay: Day
  totalMinor: number
  currency: Order['currency']
  lines: readonly { productId: number; quantity: number }[]
}

/** Free lines are left out: nobody orders them. */
const neverTaken: readonly OrderStatus[] = ['draft', 'cancelled', 'void']
const unfinished: readonly OrderStatus[] = ['draft', 'received', 'checked', 'confirmed', 'on-hold']

/** A customer's last orders that stand, latest first, with what was paid for. */
export async function lastOrders(reader: Reader, customerId: number, most: number): Promise<PastOrder[]> {
  const heads = await reader
    .selectFrom('sales_order')
    .select(['id', 'number', 'channel', 'customer_reference', 'ordered_day', 'total_minor', 'currency'])
    .where('customer_id', '=', customerId)
    .where('status', 'not in', neverTaken)
    .orderBy('ordered_day', 'desc')
    .orderBy('id', 'desc')
    .limit(most)
    .execute()
  return withLines(reader, heads)
}

/** A customer's orders since a day, drafts too: one of them may be the same order entered before. */
export async function ordersSince(
  reader: Reader,
  customerId: number,
  day: Day,
  exceptId: number | null,
): Promise<PastOrder[]> {
  const heads = await reader
    .selectFrom('sales_order')
    .select(['id', 'number', 'channel', 'customer_reference', 'ordered_day', 'total_minor', 'currency'])
    .where('customer_id', '=', customerId)
    .where('ordered_day', '>=', day)
    .where('status', 'not in', ['cancelled', 'void'])
    .where('id', '!=', exceptId ?? 0)
    .orderBy('ordered_day', 'desc')
    .orderBy('id', 'desc')
    .limit(50)
    .execute()
  return withLines(reader, heads)
}

export async function countOpenOrders(reader: Reader, customerId: number): Promise<number> {
  const { count } = await reader
    .selectFrom('sales_order')
    .select(eb => eb.fn.countAll<number>().as('count'))
    .where('customer_id', '=', customerId)
    .where('status', 'in', unfinished)
    .executeTakeFirstOrThrow()
  return count
}

async function withLines(
  reader: Reader,
  heads: readonly {
    id: number
    number: string | null
    channel: Order['channel']
    customer_reference: string
    ordered_day: string
    total_minor: number
    currency: Order['currency']
  }[],
): Promise<PastOrder[]> {
  if (heads.length === 0) return []
  const lines = await reader
    .selectFrom('order_line')
    .select(['id', 'product_id', 'quantity'])
    .where(
      'id',
      'in',
      heads.map(head => head.id),
    )
    .where('price_source', '!=', 'free')
    .orderBy('id')
    .orderBy('n')
    .execute()
  const byOrder = Map.groupBy(lines, line => line.id)
  return heads.map(head => ({
    id: head.id,
    number: head.number,
    channel: head.channel,
    customerReference: head.customer_reference,
    orderedDay: head.ordered_day,
    totalMinor: head.total_minor,
    currency: head.currency,
    lines: (byOrder.get(head.id) ?? []).map(line => ({ productId: line.product_id, quantity: line.quantity })),
  }))
}
