import type { Order } from '../shared/orders/order.ts'
import type { Reader } from './schema.ts'

export type CustomerOrder = Pick<
  Order,
  | 'id'
  | 'number'
  | 'channel'
  | 'customerReference'
  | 'orderedDay'
  | 'status'
  | 'totalMinor'
  | 'currency'
  | 'rateE6'
  | 'rateCurrency'
>

/** A customer's last orders of every state, the latest first, without their lines. */
export async function ordersOfCustomer(reader: Reader, customerId: number, most: number): Promise<CustomerOrder[]> {
  const rows = await reader
    .selectFrom('sales_order')
    .select([
      'id',
      'number',
      'channel',
      'customer_reference',
      'ordered_day',
      'status',
      'total_minor',
      'currency',
      'rate_e6',
      'rate_currency',
    ])
    .where('customer_id', '=', customerId)
    .orderBy('ordered_day', 'desc')
    .orderBy('id', 'desc')
    .limit(most)
    .execute()
  return rows.map(row => ({
    id: row.id,
    number: row.number,
    channel: row.channel,
    customerReference: row.customer_reference,
    orderedDay: row.ordered_day,
    status: row.status,
    totalMinor: row.total_minor,
    currency: row.currency,
    rateE6: row.rate_e6,
    rateCurrency: row.rate_currency,
  }))
}
