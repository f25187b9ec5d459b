import type { Instant } from '../shared/kernel/instant.ts'
import { Values } from '../shared/sync/protocol.ts'
import { registry } from '../shared/sync/registry.ts'
import type { Reader } from './schema.ts'

/** The acts by which an order comes onto paper, as its timeline knows them. */
export const printActs = { print: 'orders.print', save: 'orders.savePdf' } as const

/** Whether this version of an order was put on paper already, on whichever computer. */
export async function wasPrinted(reader: Reader, orderId: number, version: number): Promise<boolean> {
  const events = await told(reader, orderId).select('detail').where('kind', 'in', Object.values(printActs)).execute()
  return events.some(({ detail }) => Values.parse(JSON.parse(detail)).version === version)
}

/** When an order was entered, or null where nothing tells: it came from a file. */
export async function enteredAt(reader: Reader, orderId: number): Promise<Instant | null> {
  const first = await told(reader, orderId)
    .select('at')
    .where('kind', '=', 'orders.create')
    .orderBy('at')
    .executeTakeFirst()
  return first?.at ?? null
}

const told = (reader: Reader, orderId: number) =>
  reader
    .selectFrom('record_event')
    .where('table_number', '=', registry.sales_order.number)
    .where('row_id', '=', orderId)
