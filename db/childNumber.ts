import { sql } from 'kysely'
import { registry } from '../shared/sync/registry.ts'
import type { Reader } from './schema.ts'

const parents = { order_line: 'sales_order', contact: 'customer', price_item: 'price_list' } as const

/**
 * The highest number that a child of this record ever had, 0 where it never had one: children that were taken away and children of other
 * computers count, so that no number is given twice. Head office remembers what was deleted, and would refuse its number.
 */
export async function lastChildEver(reader: Reader, child: keyof typeof parents, id: number): Promise<number> {
  const { present } = await reader
    .selectFrom(child)
    .select(eb => eb.fn.max<number | null>('n').as('present'))
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  const { remembered } = await reader
    .selectFrom('record_event')
    .select(sql<number | null>`max(json_extract(detail, '$.lastChild'))`.as('remembered'))
    .where('table_number', '=', registry[parents[child]].number)
    .where('row_id', '=', id)
    .executeTakeFirstOrThrow()
  return Math.max(present ?? 0, remembered ?? 0)
}

/** What a record's event has to say for `lastChildEver`. */
export const lastChildDetail = (children: readonly { n: number }[]): { lastChild: number } => ({
  lastChild: Math.max(0, ...children.map(child => child.n)),
})
