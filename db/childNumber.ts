import { sql } from 'kysely'
import { deviceOfId } from '../shared/kernel/id.ts'
import { registry, type TableName, tableNames } from '../shared/sync/registry.ts'
import type { Reader } from './schema.ts'

const parents = {
  order_line: 'sales_order',
  contact: 'customer',
  price_item: 'price_list',
  holiday: 'calendar',
  tax_change: 'tax_class',
  product_unit: 'product',
} as const
type Child = keyof typeof parents

/** So many numbers a computer has for the children of one record. */
export const childSpan = 8192

/**
 * The highest number that this computer ever gave to a child of this record, or what comes before its first; the next one is free.
 * Children that were taken away count: head office remembers them, and would refuse their number. Two computers that add a child
 * apart never give the same number, or what one says of its child would be said of the other's: the computer that made the record
 * counts from 1, every other from its own device number on.
 */
export async function lastChildEver(reader: Reader, child: Child, id: number): Promise<number> {
  const { device } = await reader.selectFrom('capture').select('device').executeTakeFirstOrThrow()
  const { before, last } = rangeOf(device, id)
  const { present } = await reader
    .selectFrom(child)
    .select(eb => eb.fn.max<number | null>('n').as('present'))
    .where('id', '=', id)
    .where('n', '>', before)
    .where('n', '<=', last)
    .executeTakeFirstOrThrow()
  const told = sql<number | null>`json_extract(detail, '$.lastChild')`
  const { remembered } = await reader
    .selectFrom('record_event')
    .select(sql<number | null>`max(${told})`.as('remembered'))
    .where('table_number', '=', registry[parents[child]].number)
    .where('row_id', '=', id)
    .where(told, '>', before)
    .where(told, '<=', last)
    .executeTakeFirstOrThrow()
  return Math.max(before, present ?? 0, remembered ?? 0)
}

/** The next number that this computer may give to a child of this record, above all of `used` that are its own to give. */
export async function nextChild(reader: Reader, child: Child, id: number, used: readonly number[]): Promise<number> {
  const { device } = await reader.selectFrom('capture').select('device').executeTakeFirstOrThrow()
  const { before, last } = rangeOf(device, id)
  const own = used.filter(n => n > before && n <= last)
  return Math.max(await lastChildEver(reader, child, id), ...own) + 1
}

/** What a record's event has to say for `lastChildEver`: the highest number among the children that this computer gave. */
export function lastChildDetail(device: number, id: number, children: readonly { n: number }[]): { lastChild: number } {
  const { before, last } = rangeOf(device, id)
  return { lastChild: Math.max(before, ...children.map(child => child.n).filter(n => n > before && n <= last)) }
}

/** The same for a record of any table, read from the rows; nothing where it has no children. */
export async function lastChildNow(reader: Reader, table: TableName, id: number): Promise<{ lastChild?: number }> {
  const child = children.find(each => parents[each] === table)
  return child ? { lastChild: await lastChildEver(reader, child, id) } : {}
}

export const isChildTable = (name: TableName): name is Child => name in parents

const children = tableNames.filter(isChildTable)

function rangeOf(device: number, id: number): { before: number; last: number } {
  const before = deviceOfId(id) === device ? 0 : device * childSpan
  return { before, last: before + childSpan - 1 }
}
