import { Right } from '../shared/auth/right.ts'
import type { Reader } from './schema.ts'

/** The right under which a transaction was made, or null where the desk no longer has it. */
export async function actOf(reader: Reader, number: number): Promise<{ right: Right } | null> {
  const row = await reader.selectFrom('tx').select('right').where('number', '=', number).executeTakeFirst()
  const right = Right.safeParse(row?.right)
  return right.success ? { right: right.data } : null
}

/** The number of this desk's last transaction, 0 before the first. */
export async function lastTransaction(reader: Reader): Promise<number> {
  const row = await reader.selectFrom('capture').select('last_tx').executeTakeFirstOrThrow()
  return row.last_tx
}

/** How many of these orders are void. */
export async function voidOrders(reader: Reader, ids: readonly number[]): Promise<number> {
  if (ids.length === 0) return 0
  const { count } = await reader
    .selectFrom('sales_order')
    .select(eb => eb.fn.countAll<number>().as('count'))
    .where('id', 'in', ids)
    .where('status', '=', 'void')
    .executeTakeFirstOrThrow()
  return count
}
