import type { Expected } from '../shared/stock/expected.ts'
import type { Row } from '../shared/sync/registry.ts'
import { nextId } from './nextId.ts'
import { productsNamed } from './products.ts'
import type { Reader, Writer } from './schema.ts'

type ExpectedFields = Pick<Expected, 'quantity' | 'expectedDay' | 'supplier' | 'document' | 'note'>
export type ExpectedForm = ExpectedFields & Pick<Expected, 'depotId' | 'productId'>

/** Goods that are expected, by their id; null where there are none. */
export async function findExpected(reader: Reader, id: number): Promise<Expected | null> {
  const row = await joined(reader).where('e.id', '=', id).executeTakeFirst()
  return row ? fromRow(row) : null
}

/** What is still to come of a product, the earliest first. */
export async function listComing(reader: Reader, depotId: number, productId: number): Promise<Expected[]> {
  const rows = await joined(reader)
    .innerJoin('stock_inbound as i', 'i.expected_id', 'e.id')
    .where('i.depot_id', '=', depotId)
    .where('i.product_id', '=', productId)
    .orderBy('e.expected_day')
    .orderBy('e.id')
    .execute()
  return rows.map(fromRow)
}

/** Everything that was ever expected at this depot, or at every depot here, with what its product is called. */
export async function listExpected(reader: Reader, depotId: number | null) {
  const rows = await joined(reader)
    .leftJoin('depot as d', 'd.id', 'e.depot_id')
    .select('d.name as depot_name')
    .$if(depotId !== null, query => query.where('e.depot_id', '=', depotId ?? 0))
    .orderBy('e.expected_day')
    .orderBy('e.id')
    .execute()
  const productOf = await productsNamed(reader)
  return rows.map(row => {
    const { sku, names, caseUnits } = productOf(row.product_id)
    return { ...fromRow(row), sku, names, caseUnits, depotName: row.depot_name ?? '' }
  })
}

export async function addExpected(
  tx: Writer,
  expected: ExpectedForm,
  by: { person: number; at: number },
): Promise<number> {
  const id = await nextId(tx)
  const { depotId, productId } = expected
  const place = { depot_id: depotId, product_id: productId, entered_by: by.person, entered_at: by.at }
  await tx
    .insertInto('expected_goods')
    .values({ id, ...place, ...toRow(expected), ended: 0 })
    .execute()
  return id
}

export async function updateExpected(tx: Writer, id: number, fields: ExpectedFields): Promise<void> {
  await tx.updateTable('expected_goods').set(toRow(fields)).where('id', '=', id).execute()
}

export async function endExpected(tx: Writer, id: number, ended: boolean): Promise<void> {
  await tx
    .updateTable('expected_goods')
    .set({ ended: ended ? 1 : 0 })
    .where('id', '=', id)
    .execute()
}

const joined = (reader: Reader) =>
  reader
    .selectFrom('expected_goods as e')
    .leftJoin('stock_received as r', 'r.expected_id', 'e.id')
    .selectAll('e')
    .select('r.quantity as received')

const toRow = ({ quantity, expectedDay, supplier, document, note }: ExpectedFields) => ({
  ...{ quantity, supplier, document, note },
  expected_day: expectedDay,
})

const fromRow = (row: Row<'expected_goods'> & { readonly received: number | null }): Expected => ({
  id: row.id,
  depotId: row.depot_id,
  productId: row.product_id,
  quantity: row.quantity,
  received: row.received ?? 0,
  expectedDay: row.expected_day,
  supplier: row.supplier,
  document: row.document,
  note: row.note,
  ended: row.ended === 1,
})
