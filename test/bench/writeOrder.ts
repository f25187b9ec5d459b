import { insertRows } from '../../db/importBatch.ts'
import { nextId } from '../../db/nextId.ts'
import type { Writer } from '../../db/schema.ts'
import { importedEvent, orderRows } from '../../shared/import/rows.ts'
import { registry } from '../../shared/sync/registry.ts'

const lines = Array.from({ length: 5 }, (_, index) => ({
  file: '',
  row: index + 1,
  sku: `P${index}`,
  quantity: 24 * (index + 2),
  priceUnits: 24,
  priceMinor: 115_000 + index,
  discountBp: 0,
}))
const productIds = new Map(lines.map((line, index) => [line.sku, index + 1]))

/** An order of five lines with its event, by the means of the product. */
export async function writeOrder(tx: Writer, now: number): Promise<void> {
  const id = await nextId(tx)
  const place = { depotId: 1, timeZone: 'America/Port-au-Prince', person: 1, device: 2, now }
  const order = {
    file: '',
    row: 1,
    reference: '',
    customerCode: '',
    orderedDay: '2026-11-17',
    requestedDay: '2026-11-19',
    shippedDay: null,
    status: 'confirmed',
    originStatus: null,
    carrier: null,
    freightMinor: null,
    shipCountry: null,
    currency: 'HTG',
    note: '',
    lines,
  } as const
  const rows = orderRows(order, { ...place, id, customerId: 7, productIds, rate: null })
  const event = importedEvent(
    await nextId(tx),
    { table: registry.sales_order.number, id, batch: '', file: '', row: 1 },
    place,
  )
  await insertRows(tx, [...rows, event])
}
