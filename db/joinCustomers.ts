import type { Writer } from './schema.ts'

/** Orders that are not confirmed yet move along; more of them than fit one transaction do not. */
const mostMoved = 150

/** What stops two customers from becoming one. */
export type JoinBlock = 'gone' | 'too-many-orders'

/**
 * Makes one customer of two: `keep` takes over what it has empty, the orders of `drop` that are not confirmed yet become orders of
 * `keep`, and `drop` is served no more. What was confirmed stays with whom it was confirmed for, and nothing is removed.
 */
export async function joinCustomers(
  tx: Writer,
  { keep, drop }: { keep: number; drop: number },
): Promise<JoinBlock | null> {
  const rows = await tx.selectFrom('customer').selectAll().where('id', 'in', [keep, drop]).execute()
  const kept = rows.find(row => row.id === keep)
  const dropped = rows.find(row => row.id === drop)
  if (!kept || !dropped || kept.active === 0) return 'gone'

  const orders = await tx
    .selectFrom('sales_order')
    .select('id')
    .where('customer_id', '=', drop)
    .where(eb =>
      eb.or([
        eb('status', 'in', ['draft', 'received', 'checked']),
        eb.and([eb('status', '=', 'on-hold'), eb('held_from', 'in', ['draft', 'received', 'checked'])]),
      ]),
    )
    .limit(mostMoved + 1)
    .execute()
  if (orders.length > mostMoved) return 'too-many-orders'

  const missing = fillable.filter(column => kept[column] === '' && dropped[column] !== '')
  if (missing.length > 0)
    await tx
      .updateTable('customer')
      .set(Object.fromEntries(missing.map(column => [column, dropped[column]])))
      .where('id', '=', keep)
      .execute()
  await tx.updateTable('customer').set({ active: 0 }).where('id', '=', drop).execute()
  for (const { id } of orders)
    await tx.updateTable('sales_order').set({ customer_id: keep }).where('id', '=', id).execute()
  return null
}

const fillable = ['trade_name', 'zone', 'address', 'city', 'phone', 'tax_id', 'notes'] as const
