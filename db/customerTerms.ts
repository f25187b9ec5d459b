import type { CustomerTerms } from '../shared/customers/contract.ts'
import type { Row } from '../shared/sync/registry.ts'
import type { Reader } from './schema.ts'

/** Head office's terms for a customer with the id of their row, or null where none were given yet. The first ever given counts. */
export async function findTerms(reader: Reader, customerId: number): Promise<(CustomerTerms & { id: number }) | null> {
  const row = await reader
    .selectFrom('customer_terms')
    .selectAll()
    .where('customer_id', '=', customerId)
    .orderBy('id')
    .executeTakeFirst()
  return row ? { id: row.id, ...fromRow(row) } : null
}

const fromRow = (row: Row<'customer_terms'>): CustomerTerms => ({
  priceListId: row.price_list_id,
  paymentDays: row.payment_days,
  creditLimitMinor: row.credit_limit_minor,
  currency: row.currency,
  hold: row.hold === 1,
  holdReasonId: row.hold_reason_id,
})
