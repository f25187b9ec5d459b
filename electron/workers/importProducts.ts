import { insertRows } from '../../db/importBatch.ts'
import { nextId } from '../../db/nextId.ts'
import type { Writer } from '../../db/schema.ts'
import type { Right } from '../../shared/auth/right.ts'
import type { ImportedProduct } from '../../shared/import/record.ts'
import { type ImportPlace, type NewRow, productRow, type Written } from '../../shared/import/rows.ts'
import { dayAt } from '../../shared/kernel/day.ts'
import type { Currency } from '../../shared/kernel/money.ts'
import { registry, type TableName } from '../../shared/sync/registry.ts'
import type { ImportDesk } from './importDesk.ts'

export interface ProductWriter {
  right: Right
  /** By code, filled while they are written. */
  ids: ReadonlyMap<string, number>
  rowsOf(tx: Writer, product: ImportedProduct): Promise<readonly Written[]>
}

interface Import {
  batch: string
  currency: Currency
  place: ImportPlace
}

/**
 * Products with their prices: as rows in a price list of the import's own where this computer may write reference rows, else as requests
 * that propose each product under the very id that the imported orders name.
 */
export async function productWriter(desk: ImportDesk, { batch, currency, place }: Import): Promise<ProductWriter> {
  const ids = new Map<string, number>()
  const right: Right = desk.mayEditReference ? 'reference.edit' : 'imports.run'
  const exempt = await desk.store.reader
    .selectFrom('tax_class')
    .select('id')
    .where('rate_bp', '=', 0)
    .orderBy('id')
    .executeTakeFirst()
  const act = { person: desk.person, why: 'imports.run', right, batch }
  const founded = await desk.store.write(act, async tx => {
    const taxClass = exempt ?? (await proposed(tx, desk, place, 'tax_class', exemptClass(await nextId(tx))))
    if (!desk.mayEditReference) return { taxClassId: taxClass.id, listId: null }
    const list = priceListRow(await nextId(tx), currency, place, batch)
    await insertRows(tx, [{ table: 'price_list', row: list }])
    return { taxClassId: taxClass.id, listId: list.id }
  })

  return {
    right,
    ids,
    async rowsOf(tx, product) {
      const id = await nextId(tx)
      ids.set(product.sku, id)
      const row = productRow(product, id, founded.taxClassId)
      if (founded.listId === null) return [requestFor('product', row, await nextId(tx), place)]
      const priced: Written[] =
        product.priceMinor === null
          ? []
          : [
              {
                table: 'price_item',
                row: {
                  id: founded.listId,
                  n: ids.size,
                  product_id: id,
                  price_units: product.caseUnits,
                  price_minor: product.priceMinor,
                  from_quantity: 1,
                },
              },
            ]
      return [{ table: 'product', row }, ...priced]
    },
  }
}

async function proposed<N extends 'tax_class'>(
  tx: Writer,
  desk: ImportDesk,
  place: ImportPlace,
  table: N,
  row: NewRow<N>,
): Promise<{ id: number }> {
  const written: Written = desk.mayEditReference ? { table, row } : requestFor(table, row, await nextId(tx), place)
  await insertRows(tx, [written])
  return row
}

function requestFor<N extends TableName>(table: N, row: { id: number }, id: number, place: ImportPlace): Written {
  const { id: rowId, ...proposal } = row
  return {
    table: 'request',
    row: {
      id,
      depot_id: place.depotId,
      table_number: registry[table].number,
      row_id: rowId,
      sub: 0,
      creates: 1,
      proposal: JSON.stringify(proposal),
      present: '{}',
      note: '',
      status: 'open',
      asked_by: place.person,
      asked_at: place.now,
      answered_by: null,
      answered_at: null,
      answer: '',
    },
  }
}

const exemptClass = (id: number): NewRow<'tax_class'> => ({
  id,
  code: 'EXEMPT',
  name_en: 'Exempt',
  name_fr: 'Exonéré',
  name_ht: 'San taks',
  rate_bp: 0,
  active: 1,
})

const priceListRow = (id: number, currency: Currency, place: ImportPlace, batch: string): NewRow<'price_list'> => ({
  id,
  code: `IMP-${place.now.toString(36).toUpperCase()}`,
  name: batch.split(':')[1] ?? batch,
  currency,
  customer_class: null,
  zone: null,
  valid_from: dayAt(place.now, place.timeZone),
  valid_to: null,
  tax_included: 0,
})
