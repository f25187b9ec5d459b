import type { ImportedPrice, ImportedProduct, ImportedRecords } from '../../shared/import/record.ts'
import { type NewRow, productRow, type Written } from '../../shared/import/rows.ts'
import { productChange } from './importChanges.ts'
import { eventOf, type Group, type GroupMaker } from './importMaker.ts'
import { priceLists } from './importPrices.ts'
import { requestFor, requestToChange } from './importRequests.ts'

/**
 * Products, then prices: as rows where this computer may write reference rows, else as requests that propose each under the very id that the
 * imported orders name. Prices of products go into a list of the import's own.
 */
export function* productGroups(records: ImportedRecords, maker: GroupMaker): Generator<Group> {
  const { plan, known, newId } = maker
  const isNew = records.products.some(product => !product.updates)
  const taxClass = isNew ? taxClassOf(maker) : null
  if (taxClass?.written) yield asked([taxClass.written], maker)
  const lists = priceLists(maker, records.currency)
  for (const product of records.products) {
    const here = known.products.get(product.sku)
    if (here !== undefined && product.updates) yield changed(product, here, maker)
    else if (here === undefined && taxClass) {
      const id = newId()
      known.products.set(product.sku, id)
      const row: Written = { table: 'product', row: productRow(product, id, taxClass.id) }
      const price = ownPrice(product)
      const priced = price === null ? [] : lists.itemsOf(price, id)
      yield [
        ...asked([row, ...priced], maker),
        ...(plan.mayEditReference ? [eventOf(maker, 'product', id, product)] : []),
      ]
    }
  }
  for (const price of records.prices) {
    const id = known.products.get(price.sku)
    if (id !== undefined) yield asked(lists.itemsOf(price, id), maker)
  }
}

/** The rows themselves, or requests for them. */
function asked(rows: readonly Written[], { plan, newId, counted }: GroupMaker): readonly Written[] {
  if (plan.mayEditReference) return rows
  counted.requested += rows.length
  return rows.map(row => requestFor(row, newId(), plan))
}

function changed(product: ImportedProduct, id: number, maker: GroupMaker): Group {
  const { plan, newId, counted } = maker
  const change = productChange(product, id)
  counted.updated += 1
  if (plan.mayEditReference) return [change, eventOf(maker, 'product', id, product)]
  const request = requestToChange(change, maker.present('product', id), newId(), plan)
  counted.requested += request ? 1 : 0
  return request ? [request] : []
}

function taxClassOf({ known, newId }: GroupMaker): { id: number; written: Written | null } {
  if (known.exemptTaxClass !== null) return { id: known.exemptTaxClass, written: null }
  const id = newId()
  return { id, written: { table: 'tax_class', row: exemptClass(id) } }
}

/** What a product's own table says it costs. */
function ownPrice(product: ImportedProduct): ImportedPrice | null {
  if (product.priceMinor === null) return null
  return {
    file: product.file,
    row: product.row,
    sku: product.sku,
    priceUnits: product.caseUnits,
    priceMinor: product.priceMinor,
    fromQuantity: 1,
    list: '',
    customerClass: null,
    zone: '',
    validFrom: null,
    validTo: null,
    currency: null,
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
