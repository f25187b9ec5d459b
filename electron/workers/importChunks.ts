import type { ImportedCustomer, ImportedOrder, ImportedProduct } from '../../shared/import/record.ts'
import { mostBytes, mostRows } from '../../shared/sync/protocol.ts'

/** How many rows a record becomes, and at most how many bytes of JSON. */
export interface Measure {
  rows: number
  bytes: number
}

/** Column names and numbers of one row of each kind, generously: texts are counted as they are. */
const frameOf = { order: 1300, line: 450, customer: 900, contact: 300, event: 500, product: 900 } as const

export const measureOrder = (order: ImportedOrder): Measure => ({
  rows: 2 + order.lines.length,
  bytes: frameOf.order + frameOf.event + 2 * Buffer.byteLength(order.note) + order.lines.length * frameOf.line,
})

export const measureCustomer = (customer: ImportedCustomer): Measure => ({
  rows: 2 + customer.contacts.length,
  bytes:
    frameOf.customer +
    frameOf.event +
    customer.contacts.length * frameOf.contact +
    Buffer.byteLength(JSON.stringify(customer)),
})

/** A product and its price, or the requests for both. */
export const measureProduct = (product: ImportedProduct): Measure => ({
  rows: 2,
  bytes: 2 * frameOf.product + 4 * Buffer.byteLength(JSON.stringify(product)),
})

/** Packs records, each of which stays whole, into as few transactions as the limits allow, in their order. */
export function chunksOf<T>(records: readonly T[], measure: (record: T) => Measure): readonly (readonly T[])[] {
  const chunks: T[][] = []
  let rows = Number.POSITIVE_INFINITY
  let bytes = 0
  for (const record of records) {
    const size = measure(record)
    if (rows + size.rows > mostRows || bytes + size.bytes > mostBytes) {
      chunks.push([])
      rows = 0
      bytes = 0
    }
    chunks.at(-1)?.push(record)
    rows += size.rows
    bytes += size.bytes
  }
  return chunks
}
